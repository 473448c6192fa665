package com.example.workflow.audit;

import com.example.workflow.audit.AuditEntry.AuditView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit")
class AuditController {

    private final AuditEntries entries;

    AuditController(AuditEntries entries) {
        this.entries = entries;
    }

    /** Lists entries, newest first. */
    @GetMapping
    Page<AuditView> list(@RequestParam(required = false) @Nullable UUID entityId, Pageable page) {
        Page<AuditEntry> found = entityId == null
                ? this.entries.findAllByOrderByIdDesc(page)
                : this.entries.findByEntityIdOrderByIdDesc(entityId, page);
        return found.map(AuditEntry::view);
    }
}

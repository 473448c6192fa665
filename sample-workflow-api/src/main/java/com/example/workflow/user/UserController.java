package com.example.workflow.user;

import com.example.workflow.user.User.UserView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/users")
class UserController {

    private final UserService users;

    UserController(UserService users) {
        this.users = users;
    }

    @PostMapping
    ResponseEntity<UserView> create(
            @RequestHeader(name = "X-Actor", defaultValue = "anonymous") String actor,
            @Valid @RequestBody NewUser wanted) {
        UserView user = this.users.create(actor, wanted);
        return ResponseEntity.created(URI.create("/api/users/" + user.id())).body(user);
    }

    @GetMapping
    Page<UserView> list(Pageable page) {
        return this.users.list(page);
    }

    @GetMapping("/{id}")
    UserView get(@PathVariable UUID id) {
        return this.users.get(id);
    }

    @PatchMapping("/{id}")
    UserView change(
            @RequestHeader(name = "X-Actor", defaultValue = "anonymous") String actor,
            @PathVariable UUID id,
            @Valid @RequestBody ChangeUser wanted) {
        return this.users.change(actor, id, wanted);
    }

    record NewUser(
            @NotBlank @Email @Size(max = 255) String email,
            @NotBlank @Size(max = 120) String displayName,
            @NotNull Role role) {}

    record ChangeUser(
            @Nullable @Size(min = 1, max = 120) String displayName,
            @Nullable Role role,
            @Nullable Boolean active) {}
}

package com.example.workflow.user;

import com.example.workflow.audit.AuditTrail;
import com.example.workflow.common.NotFoundException;
import com.example.workflow.user.User.UserView;
import com.example.workflow.user.UserController.ChangeUser;
import com.example.workflow.user.UserController.NewUser;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class UserService {

    private final Users users;
    private final AuditTrail audit;
    private final Clock clock;

    UserService(Users users, AuditTrail audit, Clock clock) {
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    UserView create(String actor, NewUser wanted) {
        User user = this.users.saveAndFlush(
                new User(wanted.email(), wanted.displayName(), wanted.role(), this.clock.instant()));
        this.audit.record(
                actor,
                "CREATED",
                "USER",
                user.id(),
                Map.of("role", wanted.role().name()));
        return user.view();
    }

    @Transactional
    UserView change(String actor, UUID id, ChangeUser wanted) {
        User user = find(id);
        user.change(wanted.displayName(), wanted.role(), wanted.active());
        this.audit.record(actor, "CHANGED", "USER", id, Map.of());
        return user.view();
    }

    @Transactional(readOnly = true)
    UserView get(UUID id) {
        return find(id).view();
    }

    @Transactional(readOnly = true)
    Page<UserView> list(Pageable page) {
        return this.users.findAll(page).map(User::view);
    }

    private User find(UUID id) {
        return this.users.findById(id).orElseThrow(() -> new NotFoundException("user", id));
    }
}

package com.example.workflow.user;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** All users. */
public interface Users extends JpaRepository<User, UUID> {}

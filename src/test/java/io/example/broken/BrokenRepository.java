package io.example.broken;

import org.springframework.data.repository.Repository;

/** Seen from other modules. */
public interface BrokenRepository extends Repository<BrokenEntity, Long> {}

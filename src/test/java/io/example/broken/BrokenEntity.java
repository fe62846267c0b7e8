package io.example.broken;

import jakarta.persistence.Entity;

/** Seen from other modules, and set from anywhere. */
@Entity
public class BrokenEntity {

    private String name;

    public String name() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}

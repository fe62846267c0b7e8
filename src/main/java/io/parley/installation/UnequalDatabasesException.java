package io.parley.installation;

/** Not all that was moved has arrived as it was. */
final class UnequalDatabasesException extends RuntimeException {

    UnequalDatabasesException(DatabaseConnection target) {
        super(("Not everything in %s is as it is here; the table above says where they differ."
                        + " Nothing is lost here: empty that database and move again.")
                .formatted(target));
    }
}

package care.world;

/** Numbers for the records, taken from the database's one sequence in a block. */
final class Ids {
    private long last;

    Ids(long first) {
        last = first - 1;
    }

    long next() {
        return ++last;
    }

    long last() {
        return last;
    }
}

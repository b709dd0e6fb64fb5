package care.draw;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.stream.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who is drawn: from the published lists and the seed, by whole numbers and bytes alone, so that anybody comes to the same result.
 *
 * <p>Every number is drawn as HMAC-SHA-256 with the 32 bytes of the seed as key, over the ASCII text
 * {@code digest LF kind LF number LF number}, where digest is that of the lists in hexadecimal. A home that takes part has as many tickets as the
 * lists say: kind {@code home}, its id, and the ticket 1, 2, 3 …; its own is the smallest of them, the 32 bytes compared as unsigned from the
 * first on. Homes are ranked by theirs, the smallest first, and as many as are wanted are drawn. For each, in the order of its rank, those
 * officers go who take part, are not barred from it, and have been assigned to the fewest homes so far; among equals the smaller
 * number of kind {@code officer}, the id of the home and that of the officer.
 *
 * <p>The result is text like the lists, one line for each home: rank, id of the home, its ticket, that ticket's number in hexadecimal, ids of the officers.
 */
public final class Ranking {
    static final int SEED = 32;

    /** @param ticket its best @param number what was drawn for it, in hexadecimal */
    public record Winner(int rank, long home, int ticket, String number, List<Long> officers) {
        String line() {
            return rank + "\t" + home + "\t" + ticket + "\t" + number + "\t" + officers.stream().map(String::valueOf).collect(Collectors.joining("\t")) + "\n";
        }

        static Winner of(String line) {
            String[] f = line.split("\t");
            return new Winner(Integer.parseInt(f[0]), Long.parseLong(f[1]), Integer.parseInt(f[2]), f[3], Stream.of(f).skip(4).map(Long::valueOf).toList());
        }
    }

    private record Ticket(long home, int ticket, byte[] number) {
    }

    private final Lists lists;
    private final String digest;
    private final Mac mac;

    private Ranking(Lists lists, byte[] seed) {
        if (seed.length != SEED) throw new IllegalArgumentException("a seed has 32 bytes");
        this.lists = lists;
        digest = HexFormat.of().formatHex(Lists.digest(lists.text()));
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<Winner> of(Lists lists, byte[] seed) {
        return new Ranking(lists, seed).winners();
    }

    public static String text(List<Winner> winners) {
        return winners.stream().map(Winner::line).collect(Collectors.joining());
    }

    static List<Winner> parse(String text) {
        return text.lines().map(Winner::of).toList();
    }

    private byte[] number(String kind, long first, long second) {
        return mac.doFinal((digest + "\n" + kind + "\n" + first + "\n" + second).getBytes(StandardCharsets.US_ASCII));
    }

    private List<Winner> winners() {
        List<Ticket> ranked = lists.homes().stream().filter(home -> home.excluded() == null).map(this::best)
            .sorted(Comparator.comparing(Ticket::number, Arrays::compareUnsigned).thenComparingLong(Ticket::home)).limit(lists.wanted()).toList();
        Map<Long, Integer> assigned = new HashMap<>();
        List<Winner> winners = new ArrayList<>();
        for (Ticket ticket : ranked) {
            List<Long> go = officers(ticket.home(), assigned);
            go.forEach(officer -> assigned.merge(officer, 1, Integer::sum));
            winners.add(new Winner(winners.size() + 1, ticket.home(), ticket.ticket(), HexFormat.of().formatHex(ticket.number()), go));
        }
        return winners;
    }

    private Ticket best(Lists.Home home) {
        return IntStream.rangeClosed(1, home.tickets()).mapToObj(n -> new Ticket(home.id(), n, number("home", home.id(), n))).min(Comparator.comparing(Ticket::number, Arrays::compareUnsigned)).orElseThrow();
    }

    private List<Long> officers(long home, Map<Long, Integer> assigned) {
        Set<Long> barred = lists.bars().stream().filter(bar -> bar.home() == home).map(Lists.Bar::officer).collect(Collectors.toSet());
        return lists.officers().stream().filter(o -> o.excluded() == null && !barred.contains(o.id())).map(Lists.Official::id)
            .sorted(Comparator.<Long>comparingInt(o -> assigned.getOrDefault(o, 0)).thenComparing(o -> number("officer", home, o), Arrays::compareUnsigned).thenComparing(Comparator.naturalOrder())).limit(lists.officersEach()).toList();
    }
}

package care.draw;

import care.kernel.Texts;
import java.time.Instant;
import java.util.*;
import java.util.stream.*;

/**
 * Everything anybody needs to recompute a draw, and nothing that is not public.
 *
 * @param lists       the very text, to the byte
 * @param listsSha256 its digest
 * @param commitment  SHA-256 of the seed, published before the draw
 * @param seed        32 bytes in hexadecimal; null before the draw
 * @param result      null before the draw, and when it was cancelled before
 */
public record Evidence(long id, String plan, String office, DrawState state, Instant preparedAt, Instant notBefore, Instant drawnAt, Instant cancelledAt, String cancelledWhy, String listsSha256, String commitment, String seed,
                       Algorithm algorithm, int wanted, int officersEach, List<Lists.Home> homes, List<Lists.Official> officers, List<Lists.Bar> bars, List<Line> result, String lists) {
    /** How it is recomputed, in words. */
    public record Algorithm(String name, List<String> zh, List<String> en) {
        private static final int STEPS = 6;
        static final Algorithm ONE = new Algorithm("care-draw-1", steps(Locale.CHINA), steps(Locale.ENGLISH));

        private static List<String> steps(Locale locale) {
            return IntStream.rangeClosed(1, STEPS).mapToObj(n -> Texts.of(locale, "draw.algorithm." + n)).toList();
        }
    }

    /** One home drawn, with its name and those of the officers who go there. */
    public record Line(int rank, long home, String name, int ticket, String number, List<Long> officers, List<String> officerNames) {
    }

    static List<Line> lines(Lists lists, String result) {
        if (result == null) return null;
        Map<Long, String> homes = lists.homes().stream().collect(Collectors.toMap(Lists.Home::id, Lists.Home::name));
        Map<Long, String> officers = lists.officers().stream().collect(Collectors.toMap(Lists.Official::id, Lists.Official::name));
        return Ranking.parse(result).stream().map(w -> new Line(w.rank(), w.home(), homes.get(w.home()), w.ticket(), w.number(), w.officers(), w.officers().stream().map(officers::get).toList())).toList();
    }

    /** A home's name by its id, an officer's by theirs. */
    public String name(long number) {
        return Stream.concat(homes.stream().filter(h -> h.id() == number).map(Lists.Home::name), officers.stream().filter(o -> o.id() == number).map(Lists.Official::name)).findFirst().orElse("");
    }

    /** Homes that take part. */
    public long taking() {
        return homes.stream().filter(h -> h.excluded() == null).count();
    }
}

package care.person;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.*;
import care.kernel.*;
import jakarta.inject.Inject;
import java.sql.*;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The register: who finds whom, who is told what of somebody registered elsewhere, and what becomes of two entries of one person. */
class PersonIT extends ContainerTest {
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);
    private static final Scope HAIYUAN = new Scope("county-640522", Role.COUNTY_OFFICER, "640522000000", null, "county-640522", "");
    private static final AtomicInteger ORDER = new AtomicInteger(100 + 2 * new Random().nextInt(200));

    @Inject
    Peek peek;
    @Inject
    People people;
    @Inject
    Transfers transfers;
    @Inject
    Quality quality;
    @Inject
    Rotation rotation;
    @Inject
    Vaults vaults;

    private static String identity(LocalDate born) {
        String seventeen = "640381" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + ORDER.addAndGet(2);
        return seventeen + IdentityNumber.check(seventeen);
    }

    private static PersonDetails details(String name, String region) {
        return PersonDetails.of(name, region, "13909551234");
    }

    private long registered(Scope by, String identity, String name, String region) {
        return as(by, () -> people.register(identity, details(name, region))).getId();
    }

    private static PersonFilter named(String name) {
        return new PersonFilter(name, null, null, null, null, null, null, null, null, null);
    }

    private List<Long> found(Scope by, PersonFilter filter) {
        return as(by, () -> people.list(filter, Slice.first(500))).items().stream().map(People.Row::id).toList();
    }

    private static String refused(Callable<?> use) {
        return assertThrows(RuleViolation.class, use::call).code();
    }

    private String village(String county) {
        return text("select code from care.region where level = 5 and left(code, 6) = '" + county + "' order by code limit 1");
    }

    private String text(String sql) {
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- search

    @Test
    void a_name_is_found_by_any_two_of_its_characters_or_more_and_by_no_others() {
        long id = registered(SHAPOTOU, identity(TODAY.minusYears(70)), "欧阳试验", village("640502"));
        for (String part : List.of("欧阳", "阳试", "试验", "欧阳试", "阳试验", "欧阳试验")) assertTrue(found(SHAPOTOU, named(part)).contains(id), part);
        for (String part : List.of("欧试", "验欧", "欧阳验", "阳试欧")) assertFalse(found(SHAPOTOU, named(part)).contains(id), part);
        assertEquals("person.search.short", refused(() -> as(SHAPOTOU, () -> people.list(named("欧"), Slice.first(1)))));
    }

    @Test
    void search_by_name_stays_within_the_scope() {
        long id = registered(SHAPOTOU, identity(TODAY.minusYears(70)), "范围试", village("640502"));
        assertTrue(found(CITY, named("范围")).contains(id));
        for (Scope other : List.of(ZHONGNING, CLERK, Scope.NONE.actor().isEmpty() ? HAIYUAN : CLERK)) assertFalse(found(other, named("范围")).contains(id), other.actor());
        assertEquals(0L, (long) as(ZHONGNING, () -> peek.count("select count(*) from name_gram where person_id = " + id)));
        assertEquals("scope.refused", refused(() -> as(SHAPOTOU, () -> peek.change("delete from name_gram where person_id = " + id))), "only the triggers write it");
    }

    @Test
    void everybody_in_the_register_has_the_grams_of_their_name_and_nobody_else_has_any() {
        assertEquals(0, number("select count(*) from (select gram, region_code, person_id, facility_id from care.name_gram except select g.* from care.person p, care.name_grams(p.id, p.name, p.region_code, p.facility_id) g where p.merged_into is null) more"));
        assertEquals(0, number("select count(*) from (select g.* from care.person p, care.name_grams(p.id, p.name, p.region_code, p.facility_id) g where p.merged_into is null except select gram, region_code, person_id, facility_id from care.name_gram) missing"));
    }

    @Test
    void a_changed_name_is_found_and_the_old_one_is_not() {
        long id = registered(SHAPOTOU, identity(TODAY.minusYears(70)), "旧名字", village("640502"));
        as(SHAPOTOU, () -> {
            people.amend(id, 0, details("新称呼", village("640502")));
            return null;
        });
        assertFalse(found(SHAPOTOU, named("旧名")).contains(id));
        assertTrue(found(SHAPOTOU, named("称呼")).contains(id));
    }

    @Test
    void pages_of_a_name_follow_each_other_without_gap_or_repetition() {
        String gram = text("select gram from care.name_gram group by gram having count(*) between 25 and 80 order by count(*) desc, gram limit 1");
        List<Long> all = found(CITY, named(gram));
        List<Long> paged = new ArrayList<>();
        String after = null;
        do {
            String from = after;
            Rows<People.Row> page = as(CITY, () -> people.list(named(gram), new Slice(null, false, from, 0, 7)));
            page.items().forEach(row -> paged.add(row.id()));
            after = page.next();
            assertEquals(all.size(), page.total());
        } while (after != null);
        assertEquals(all, paged);
        assertEquals(number("select count(*) from care.person where strpos(name, '" + gram + "') > 0"), all.size());
    }

    @Test
    void phone_ability_living_and_age_on_a_day_narrow_the_list() {
        LocalDate born = LocalDate.of(1944, 2, 29);
        String identity = identity(born);
        PersonDetails details = PersonDetails.of("筛选试", village("640502"), "0955-7000" + ORDER.get());
        details.setAbility(Ability.SEVERE);
        details.setAbilityOn(TODAY.minusDays(3));
        details.setLiving(Living.EMPTY_NEST);
        long id = as(SHAPOTOU, () -> people.register(identity, details)).getId();
        assertEquals(List.of(id), found(SHAPOTOU, PersonFilter.of(identity)));
        assertEquals(List.of(id), found(SHAPOTOU, PersonFilter.of(details.getPhone())));
        assertTrue(found(SHAPOTOU, PersonFilter.of("sxs")).contains(id));
        assertTrue(found(SHAPOTOU, new PersonFilter(null, null, null, null, "640502000000", null, null, null, Ability.SEVERE, Living.EMPTY_NEST)).contains(id));
        assertFalse(found(SHAPOTOU, new PersonFilter("筛选", null, null, null, null, null, null, null, Ability.ABLE, null)).contains(id));
        assertFalse(found(SHAPOTOU, new PersonFilter("筛选", null, null, null, "640502100", null, null, null, null, Living.ALONE)).contains(id));
        LocalDate day = LocalDate.of(2026, 2, 28);          // one day before the 82nd birthday of somebody born on the 29th
        assertTrue(found(SHAPOTOU, named("筛选").aged(81, 81, day)).contains(id));
        assertFalse(found(SHAPOTOU, named("筛选").aged(82, null, day)).contains(id));
        assertTrue(found(SHAPOTOU, named("筛选").aged(82, 82, day.plusDays(1))).contains(id));
        assertFalse(found(SHAPOTOU, named("筛选").aged(null, 81, day.plusDays(1))).contains(id));
    }

    @Test
    void a_category_held_today_finds_its_holder_and_one_that_ended_does_not() {
        long id = registered(SHAPOTOU, identity(TODAY.minusYears(70)), "类别试", village("640502"));
        execute("insert into care.holding values (" + id + ", 'DISABILITY', '640502000000', current_date - 300, current_date - 100), (" + id + ", 'ADVANCED_AGE', '640502000000', current_date - 50, null)");
        PersonFilter advanced = new PersonFilter("类别", null, null, null, null, "ADVANCED_AGE", null, null, null, null);
        assertTrue(found(SHAPOTOU, advanced).contains(id));
        assertFalse(found(SHAPOTOU, new PersonFilter("类别", null, null, null, null, "DISABILITY", null, null, null, null)).contains(id));
        assertEquals(List.of("ADVANCED_AGE"), as(SHAPOTOU, () -> people.view(id)).categories());
        assertEquals(List.of(true, false), as(SHAPOTOU, () -> people.held(id)).stream().map(People.Held::today).toList());
    }

    // --- amending

    @Test
    void what_two_people_change_at_once_is_changed_by_the_faster_one() {
        long id = registered(SHAPOTOU, identity(TODAY.minusYears(70)), "并发试", village("640502"));
        as(SHAPOTOU, () -> {
            people.amend(id, 0, details("并发试", "640502100000"));
            return null;
        });
        assertEquals("record.changed-or-gone", refused(() -> as(SHAPOTOU, () -> {
            people.amend(id, 0, details("晚一步", "640502100000"));
            return null;
        })));
    }

    @Test
    void a_person_is_amended_in_the_own_division_only_and_never_moved_out_of_it() {
        long id = registered(SHAPOTOU, identity(TODAY.minusYears(70)), "本地试", village("640502"));
        assertEquals("person.region-elsewhere", refused(() -> as(SHAPOTOU, () -> {
            people.amend(id, 0, details("本地试", village("640521")));
            return null;
        })));
        long guest = number("select p.id from care.person p join care.facility f on f.id = p.facility_id where left(f.region_code, 6) = '640502' and left(p.region_code, 6) <> '640502' union all select -1 limit 1");
        if (guest > 0) assertEquals("person.registered-elsewhere", refused(() -> as(SHAPOTOU, () -> people.open(guest))));
        assertEquals("record.not-found", refused(() -> as(ZHONGNING, () -> people.open(id))));
    }

    // --- transfer

    @Test
    void another_county_is_told_four_facts_asks_and_gets_the_person_when_the_old_county_lets_go() {
        String identity = identity(LocalDate.of(1950, 6, 1));
        long id = registered(SHAPOTOU, identity, "转移试", village("640502"));
        People.Found found = as(CLERK, () -> people.lookUp(identity));
        assertNull(found.id());
        assertEquals(List.of("转*", "1950", "沙坡头区"), List.of(found.elsewhere().surname(), String.valueOf(found.elsewhere().birthYear()), found.elsewhere().county()));
        assertEquals("person.region-elsewhere", refused(() -> as(CLERK, () -> transfers.request(identity, "640522101000", "随子女"))), "only to the own town");
        long request = as(CLERK, () -> transfers.request(identity, "640522100000", "随子女迁居")).getId();
        assertEquals("constraint.person_transfer_open_key", refused(() -> as(ZHONGNING, () -> transfers.request(identity, "640521100000", "也要"))), "one at a time");

        assertEquals("record.not-found", refused(() -> as(CLERK, () -> people.view(id))), "the asking side still sees no more");
        assertEquals("record.not-found", refused(() -> as(ZHONGNING, () -> transfers.get(request))), "a third county sees no request");
        assertEquals("person.transfer.not-yours", refused(() -> as(HAIYUAN, () -> {
            transfers.approve(request, null);
            return null;
        })), "the county that asks does not decide");
        assertEquals("access.refused", refused(() -> as(CLERK, () -> {
            transfers.approve(request, null);
            return null;
        })));
        assertTrue(as(SHAPOTOU, () -> transfers.toDecide(100)).stream().anyMatch(row -> row.id() == request && row.ours()));

        as(SHAPOTOU, () -> {
            transfers.approve(request, "同意");
            return null;
        });
        assertEquals("record.not-found", refused(() -> as(SHAPOTOU, () -> people.view(id))));
        assertEquals("640522100000", as(CLERK, () -> people.view(id)).regionCode());
        assertTrue(found(CLERK, named("转移")).contains(id), "and is found by name at the new place");
        assertEquals("person.transfer.decided", refused(() -> as(SHAPOTOU, () -> {
            transfers.approve(request, null);
            return null;
        })));
        assertEquals(0L, (long) as(SHAPOTOU, () -> peek.count("select count(*) from (select move_person(" + request + ") as moved) m where moved")), "nobody moves a person by an old approval");
    }

    @Test
    void a_refusal_needs_a_reason_and_leaves_the_person_where_they_are() {
        String identity = identity(LocalDate.of(1951, 6, 1));
        long id = registered(SHAPOTOU, identity, "留下试", village("640502"));
        long request = as(CLERK, () -> transfers.request(identity, "640522100000", "弄错了")).getId();
        assertEquals("person.transfer.no-why", refused(() -> as(SHAPOTOU, () -> {
            transfers.refuse(request, " ");
            return null;
        })));
        as(SHAPOTOU, () -> {
            transfers.refuse(request, "本人仍住本地");
            return null;
        });
        assertEquals(id, as(SHAPOTOU, () -> people.view(id)).id());
        assertEquals(TransferState.REFUSED, as(CLERK, () -> transfers.get(request)).state());
        assertEquals("person.transfer.here", refused(() -> as(SHAPOTOU, () -> transfers.request(identity, "640502100000", "x"))));
        assertEquals("person.transfer.nobody", refused(() -> as(CLERK, () -> transfers.request(identity(LocalDate.of(1951, 7, 1)), "640522100000", "x"))));
    }

    @Test
    void nobody_can_ask_for_a_place_that_is_not_theirs_or_in_another_name() {
        long person = number("select min(id) from care.person where left(region_code, 6) = '640521' and merged_into is null and not exists (select 1 from care.person_transfer t where t.person_id = person.id)");
        String row = "insert into person_transfer (person_id, from_region, to_region, surname, sex, birth_year, reason, requested_by, state) values (" + person + ", '640521100000', '%s', '某*', 'MALE', 1950, 'x', '%s', 'REQUESTED')";
        assertEquals("scope.refused", refused(() -> as(SHAPOTOU, () -> peek.change(row.formatted("640522100000", "county-640502")))));
        assertEquals("scope.refused", refused(() -> as(SHAPOTOU, () -> peek.change(row.formatted("640502100000", "city")))));
    }

    // --- quality

    private long suspicion(SuspicionKind kind, long person) {
        as(CITY, () -> {
            quality.find();
            return null;
        });
        return number("select coalesce(max(id), -1) from care.suspicion where kind = '" + kind + "' and " + person + " in (person_id, other_id)");
    }

    @Test
    void each_kind_of_suspicion_is_found_and_nothing_that_is_in_order() {
        String village = village("640502");
        long first = registered(SHAPOTOU, identity(LocalDate.of(1948, 4, 4)), "重复试", village);
        long second = registered(SHAPOTOU, identity(LocalDate.of(1948, 4, 4)), "重复试", village);
        long old = registered(SHAPOTOU, identity(TODAY.minusYears(110).minusDays(1)), "高寿试", village);
        long almost = registered(SHAPOTOU, identity(TODAY.minusYears(110)), "将满试", village);
        long paid = registered(SHAPOTOU, identity(LocalDate.of(1940, 4, 4)), "身后试", village);
        long ended = registered(SHAPOTOU, identity(LocalDate.of(1941, 4, 4)), "及时试", village);
        long both = registered(SHAPOTOU, identity(LocalDate.of(1942, 4, 4)), "两地试", village);
        execute("update care.person set died_on = current_date - 90 where id in (" + paid + ", " + ended + ")");
        execute("insert into care.holding values (" + paid + ", 'DISABILITY', '640502000000', current_date - 300, null), (" + ended + ", 'DISABILITY', '640502000000', current_date - 300, current_date - 75),"
            + "(" + both + ", 'DISABILITY', '640502000000', current_date - 300, current_date - 10), (" + both + ", 'DISABILITY', '640521000000', current_date - 20, null), (" + both + ", 'ADVANCED_AGE', '640521000000', current_date - 20, null)");
        assertTrue(suspicion(SuspicionKind.SAME_NAME_AND_BIRTH, first) > 0);
        assertEquals(suspicion(SuspicionKind.SAME_NAME_AND_BIRTH, first), suspicion(SuspicionKind.SAME_NAME_AND_BIRTH, second), "one suspicion of the two");
        assertTrue(suspicion(SuspicionKind.OLDER_THAN_110, old) > 0);
        assertEquals(-1, suspicion(SuspicionKind.OLDER_THAN_110, almost), "110 today is not past it");
        assertTrue(suspicion(SuspicionKind.HELD_AFTER_DEATH, paid) > 0);
        assertEquals(-1, suspicion(SuspicionKind.HELD_AFTER_DEATH, ended), "gone with the next roster");
        assertTrue(suspicion(SuspicionKind.TWO_DIVISIONS, both) > 0);
    }

    @Test
    void suspicions_are_seen_where_the_person_is_registered() {
        long id = registered(SHAPOTOU, identity(TODAY.minusYears(112)), "可见试", village("640502"));
        long suspicion = suspicion(SuspicionKind.OLDER_THAN_110, id);
        assertEquals(id, as(SHAPOTOU, () -> quality.get(suspicion)).person().id());
        assertEquals("record.not-found", refused(() -> as(ZHONGNING, () -> quality.get(suspicion))));
        assertEquals("access.refused", refused(() -> as(CLERK, () -> quality.get(suspicion))));
    }

    @Test
    void a_decision_stands_and_what_was_not_corrected_comes_back() {
        long kept = registered(SHAPOTOU, identity(TODAY.minusYears(111)), "保留试", village("640502"));
        long corrected = registered(SHAPOTOU, identity(TODAY.minusYears(113)), "更正试", village("640502"));
        long first = suspicion(SuspicionKind.OLDER_THAN_110, kept);
        long second = suspicion(SuspicionKind.OLDER_THAN_110, corrected);
        assertEquals("person.quality.no-reason", refused(() -> as(SHAPOTOU, () -> {
            quality.keep(first, "");
            return null;
        })));
        as(SHAPOTOU, () -> {
            quality.keep(first, "村里核实在世");
            quality.correct(second);
            return null;
        });
        assertEquals("person.quality.decided", refused(() -> as(CITY, () -> {
            quality.keep(first, "又一次");
            return null;
        })));
        assertEquals(first, suspicion(SuspicionKind.OLDER_THAN_110, kept));
        assertEquals(Decision.KEPT, as(SHAPOTOU, () -> quality.get(first)).decision());
        assertNull(as(SHAPOTOU, () -> quality.get(second)).decision(), "still wrong");
        as(SHAPOTOU, () -> {
            PersonDetails details = details("更正试", village("640502"));
            details.setDiedOn(TODAY.minusYears(20));
            people.amend(corrected, 0, details);
            return null;
        });
        assertEquals(-1, suspicion(SuspicionKind.OLDER_THAN_110, corrected), "it has come right");
        assertTrue(number("select count(*) from care.audit_log where use_case in ('Quality.keep', 'Quality.correct') and subject in ('Suspicion#" + first + "', 'Suspicion#" + second + "')") >= 2);
    }

    @Test
    void merging_takes_stays_categories_and_payments_along_and_closes_the_other_entry() {
        String gone = identity(LocalDate.of(1946, 5, 5));
        long keep = registered(SHAPOTOU, identity(LocalDate.of(1946, 5, 5)), "合并试", village("640502"));
        long close = registered(SHAPOTOU, gone, "合并试", village("640502"));
        String bed = "select b.id from care.bed b join care.facility f on f.id = b.facility_id where left(f.region_code, 6) = '640502' and not exists (select 1 from care.stay s where s.bed_id = b.id) order by b.id limit 1";
        execute("insert into care.stay (person_id, bed_id, facility_id, kind, from_day) select " + close + ", b.id, b.facility_id, 'RESIDENT', current_date - 30 from care.bed b where b.id = (" + bed + ")");
        execute("insert into care.holding values (" + keep + ", 'DISABILITY', '640502000000', current_date - 300, current_date - 100), (" + close + ", 'DISABILITY', '640502000000', current_date - 200, null), (" + close + ", 'LEFT_BEHIND', '640502000000', current_date - 200, null)");
        execute("insert into care.payment values (" + keep + ", '2026-01-01', 'DISABILITY', '640502000000', 8000), (" + close + ", '2026-01-01', 'DISABILITY', '640502000000', 8000), (" + close + ", '2026-02-01', 'DISABILITY', '640502000000', 8000)");
        long suspicion = suspicion(SuspicionKind.SAME_NAME_AND_BIRTH, keep);
        List<Quality.Paid> twice = as(SHAPOTOU, () -> quality.merge(suspicion, keep));
        assertEquals(List.of(new Quality.Paid(LocalDate.of(2026, 1, 1), "DISABILITY", 8000)), twice);
        assertEquals(twice, as(SHAPOTOU, () -> quality.paidTwice(suspicion)));
        assertEquals(keep, number("select merged_into from care.person where id = " + close));
        assertEquals(1, number("select count(*) from care.stay where person_id = " + keep));
        assertEquals(1, number("select count(*) from care.person p join care.stay s on s.person_id = p.id and s.facility_id = p.facility_id where p.id = " + keep), "lives there now");
        assertEquals(0, number("select count(*) from care.holding where person_id = " + close));
        assertEquals(2, number("select count(*) from care.holding where person_id = " + keep), "what overlapped is one period");
        assertEquals(1, number("select count(*) from care.holding where person_id = " + keep + " and category = 'DISABILITY' and from_day = current_date - 300 and until_day is null"));
        assertEquals(2, number("select count(*) from care.payment where person_id = " + keep));
        assertEquals(List.of(keep), found(SHAPOTOU, named("合并试")), "lists show the one that is left");
        assertEquals(keep, (long) as(SHAPOTOU, () -> people.byIdentity(gone)).orElseThrow().getId(), "the other number leads to it");
        assertEquals("person.merged", refused(() -> as(SHAPOTOU, () -> {
            people.amend(close, as(SHAPOTOU, () -> people.view(close)).version(), details("合并试", village("640502")));
            return null;
        })));
    }

    @Test
    void entries_whose_stays_overlap_are_not_merged_and_nothing_has_changed() {
        long keep = registered(SHAPOTOU, identity(LocalDate.of(1946, 8, 8)), "重叠试", village("640502"));
        long close = registered(SHAPOTOU, identity(LocalDate.of(1946, 8, 8)), "重叠试", village("640502"));
        execute("insert into care.stay (person_id, bed_id, facility_id, kind, from_day, until_day) select case n when 1 then " + keep + " else " + close + " end, id, facility_id, 'RESIDENT', current_date - 30 * n::int, current_date - 5 from (select b.id, b.facility_id, row_number() over (order by b.id) n from care.bed b join care.facility f on f.id = b.facility_id where left(f.region_code, 6) = '640502' and not exists (select 1 from care.stay s where s.bed_id = b.id)) free where n <= 2");
        long suspicion = suspicion(SuspicionKind.SAME_NAME_AND_BIRTH, keep);
        assertEquals("constraint.merge_stays_overlap", refused(() -> as(SHAPOTOU, () -> quality.merge(suspicion, keep))));
        assertNull(as(SHAPOTOU, () -> quality.get(suspicion)).decision());
        assertEquals(1, number("select count(*) from care.stay where person_id = " + close));
    }

    @Test
    void entries_of_two_counties_are_merged_by_the_city_alone() {
        long one = registered(SHAPOTOU, identity(LocalDate.of(1946, 9, 9)), "跨县试", village("640502"));
        long other = registered(ZHONGNING, identity(LocalDate.of(1946, 9, 9)), "跨县试", village("640521"));
        long suspicion = suspicion(SuspicionKind.SAME_NAME_AND_BIRTH, one);
        Quality.Row seen = as(ZHONGNING, () -> quality.get(suspicion));
        assertEquals(other, seen.other().id());
        assertNull(seen.person().name(), "of the other county's person only the county is told");
        assertEquals("沙坡头区", seen.person().division());
        assertEquals("person.merge.elsewhere", refused(() -> as(SHAPOTOU, () -> quality.merge(suspicion, one))));
        assertEquals("scope.refused", refused(() -> as(SHAPOTOU, () -> peek.plan("select 1 from merge_persons(" + one + ", " + other + ")"))));
        as(CITY, () -> quality.merge(suspicion, one));
        assertEquals(one, number("select merged_into from care.person where id = " + other));
    }

    // --- keys

    @Test
    void after_a_change_of_keys_every_number_is_sealed_anew_readable_and_found() {
        String identity = identity(LocalDate.of(1947, 1, 1));
        long id = registered(SHAPOTOU, identity, "密钥试", village("640502"));
        Vault before = vaults.vault();
        Map<String, String> settings = new HashMap<>();
        for (String name : List.of("CARE_CIPHER", "CARE_IDENTITY_KEY", "CARE_IDENTITY_HASH_KEY")) settings.put(name, Settings.get(name));
        settings.put("CARE_IDENTITY_KEYS_OLD", "1:" + settings.get("CARE_IDENTITY_KEY"));
        settings.put("CARE_IDENTITY_KEY", Base64.getEncoder().encodeToString(new byte[16]));
        settings.put("CARE_IDENTITY_KEY_ID", "2");
        settings.put("CARE_CIPHER", "SM4");
        try {
            vaults.use(new Vault(settings::get));
            assertFalse(rotation.isHashKeyRight(), "SM3 makes another hash");
            rotation.hashAnew();
            assertTrue(rotation.isHashKeyRight());
            assertEquals(0, rotation.left());
            assertEquals(0, number("select count(*) from care.person where get_byte(identity_cipher, 0) <> 2"));
            assertEquals(identity, as(SHAPOTOU, () -> people.reveal(id, "核对")).identity());
            assertEquals(id, (long) as(SHAPOTOU, () -> people.byIdentity(identity)).orElseThrow().getId());

            settings.put("CARE_IDENTITY_KEYS_OLD", "2:" + settings.get("CARE_IDENTITY_KEY"));
            settings.put("CARE_IDENTITY_KEY", Settings.get("CARE_IDENTITY_KEY"));
            settings.put("CARE_IDENTITY_KEY_ID", "1");
            settings.put("CARE_CIPHER", "AES");
            vaults.use(new Vault(settings::get));
            rotation.hashAnew();
            settings.put("CARE_IDENTITY_KEYS_OLD", "1:" + settings.get("CARE_IDENTITY_KEY"));
            settings.put("CARE_IDENTITY_KEY", Base64.getEncoder().encodeToString(new byte[32]));
            settings.put("CARE_IDENTITY_KEY_ID", "3");
            vaults.use(new Vault(settings::get));
            assertTrue(rotation.isHashKeyRight(), "the encryption key alone leaves the hash");
            OptionalLong after = rotation.sealAnew(0);
            assertTrue(number("select count(*) from care.person where get_byte(identity_cipher, 0) = 1") > 0, "step by step");
            assertEquals(identity, as(SHAPOTOU, () -> people.reveal(id, "核对")).identity(), "readable in between");
            while (after.isPresent()) after = rotation.sealAnew(after.getAsLong());
            assertEquals(0, rotation.left());
            assertEquals(identity, as(SHAPOTOU, () -> people.reveal(id, "核对")).identity());
            assertEquals(id, (long) as(SHAPOTOU, () -> people.byIdentity(identity)).orElseThrow().getId());
        } finally {
            settings.put("CARE_IDENTITY_KEYS_OLD", "2:" + Base64.getEncoder().encodeToString(new byte[16]) + ",3:" + Base64.getEncoder().encodeToString(new byte[32]));
            settings.put("CARE_IDENTITY_KEY", Settings.get("CARE_IDENTITY_KEY"));
            settings.put("CARE_IDENTITY_KEY_ID", "1");
            settings.put("CARE_CIPHER", Settings.get("CARE_CIPHER"));
            vaults.use(new Vault(settings::get));
            rotation.hashAnew();
            vaults.use(before);
        }
    }
}

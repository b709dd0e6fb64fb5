package care.reservation;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.kernel.*;
import care.person.*;
import care.residence.*;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;
import java.util.concurrent.*;
import org.junit.jupiter.api.Test;

/** Bookings and stays that want the same bed. */
class ReservationsIT extends ContainerTest {
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);

    @Inject
    Reservations reservations;
    @Inject
    Stays stays;
    @Inject
    Beds beds;
    @Inject
    People people;

    private long home() {
        return number("select id from care.facility where region_code like '640502%' and filing = 'FILED' and kind = 'NURSING_HOME' order by id offset 1 limit 1");
    }

    private long newBed() {
        Room room = as(SHAPOTOU, () -> beds.addRoom(home(), "旅居楼", 1, UUID.randomUUID().toString().substring(0, 8), 1, BedKind.SOJOURN, TODAY.minusYears(1)));
        return as(SHAPOTOU, () -> beds.plan(home(), TODAY).stream().filter(b -> b.roomId() == room.getId()).map(Beds.Row::id).findFirst().orElseThrow());
    }

    private static String identity() {
        String head = "330106" + LocalDate.of(1940, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(7000)).toString().replace("-", "") + String.format("%03d", ThreadLocalRandom.current().nextInt(1000));
        return head + IdentityNumber.check(head);
    }

    private static ReservationDetails details(long bed, LocalDate from, LocalDate until) {
        ReservationDetails d = new ReservationDetails();
        d.setBedId(bed);
        d.setGuest("钱江月");
        d.setPhone("13800000000");
        d.setOrigin("浙江");
        d.setServicePackage("康养30天套餐");
        d.setFromDay(from);
        d.setUntilDay(until);
        return d;
    }

    private Reservation book(long bed, LocalDate from, LocalDate until) {
        return as(SHAPOTOU, () -> reservations.book(home(), details(bed, from, until)));
    }

    private static String refused(Callable<?> action) {
        return assertThrows(RuleViolation.class, action::call).code();
    }

    @Test
    void two_bookings_share_no_night_and_the_day_of_leaving_is_free_for_the_next() {
        long bed = newBed();
        book(bed, TODAY.plusDays(10), TODAY.plusDays(20));
        assertEquals("constraint.reservation_overlap", refused(() -> book(bed, TODAY.plusDays(19), TODAY.plusDays(25))));
        assertEquals("reservation.past", refused(() -> book(bed, TODAY.minusDays(1), TODAY.plusDays(3))));
        assertNotNull(book(bed, TODAY.plusDays(20), TODAY.plusDays(25)).getId());
        assertFalse(as(SHAPOTOU, () -> beds.free(home(), BedKind.SOJOURN, TODAY.plusDays(5), TODAY.plusDays(11))).containsKey(bed));
        assertTrue(as(SHAPOTOU, () -> beds.free(home(), BedKind.SOJOURN, TODAY.plusDays(5), TODAY.plusDays(10))).containsKey(bed));
    }

    @Test
    void a_booking_and_a_stay_share_no_night_whoever_comes_first() {
        long bed = newBed();
        long guest = as(SHAPOTOU, () -> people.register(identity(), PersonDetails.of("先住者", "640502100000", null))).getId();
        book(bed, TODAY.plusDays(10), TODAY.plusDays(20));
        assertEquals("constraint.stay_bed_booked", refused(() -> as(SHAPOTOU, () -> stays.open(home(), bed, guest, TODAY, TODAY.plusDays(11), "江苏"))));
        as(SHAPOTOU, () -> stays.open(home(), bed, guest, TODAY, TODAY.plusDays(10), "江苏"));
        assertEquals("constraint.reservation_bed_lived_in", refused(() -> book(bed, TODAY.plusDays(9), TODAY.plusDays(10))));
    }

    @Test
    void of_a_booking_and_a_stay_at_the_same_moment_one_is_refused() throws Exception {
        for (int round = 0; round < 12; round++) {
            long bed = newBed();
            long guest = as(SHAPOTOU, () -> people.register(identity(), PersonDetails.of("同时者", "640502100000", null))).getId();
            ExecutorService two = Executors.newFixedThreadPool(2);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Boolean>> both = new ArrayList<>();
            for (Callable<?> attempt : List.<Callable<?>>of(() -> book(bed, TODAY, TODAY.plusDays(5)), () -> as(SHAPOTOU, () -> stays.open(home(), bed, guest, TODAY, TODAY.plusDays(5), "江苏")))) both.add(two.submit(() -> {
                start.await();
                try {
                    attempt.call();
                    return true;
                } catch (RuleViolation refusal) {
                    return false;
                }
            }));
            start.countDown();
            assertEquals(1, (both.get(0).get(30, TimeUnit.SECONDS) ? 1 : 0) + (both.get(1).get(30, TimeUnit.SECONDS) ? 1 : 0));
            two.shutdown();
        }
    }

    @Test
    void a_guest_who_arrives_lives_in_the_booked_bed_until_the_agreed_day_with_the_package() {
        long bed = newBed();
        Reservation booked = book(bed, TODAY, TODAY.plusDays(30));
        Stay stay = as(SHAPOTOU, () -> reservations.arrive(booked.getId(), identity()));
        assertEquals(TODAY.plusDays(30), stay.getUntilDay());
        assertEquals("康养30天套餐", stay.getServicePackage());
        assertEquals("浙江", stay.getOrigin());
        assertEquals("reservation.state.refused", refused(() -> as(SHAPOTOU, () -> {
            reservations.cancel(booked.getId());
            return null;
        })));
        assertEquals(1, number("select count(*) from care.reservation where id = " + booked.getId() + " and state = 'ARRIVED' and stay_id = " + stay.getId()));
        assertEquals("record.not-found", refused(() -> as(ZHONGNING, () -> reservations.get(booked.getId()))), "another county sees nothing");
    }

    @Test
    void who_may_still_come_has_not_stayed_away() {
        Reservation booked = book(newBed(), TODAY, TODAY.plusDays(3));
        assertEquals("reservation.may-come", refused(() -> as(SHAPOTOU, () -> {
            reservations.missed(booked.getId());
            return null;
        })));
    }
}

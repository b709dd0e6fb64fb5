package care;

import static org.junit.jupiter.api.Assertions.*;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.*;
import org.junit.jupiter.api.Test;

/** A whole visit on a bad road: the signal goes at thirty points of the upload, before, within and after a request. */
class VisitCutJourney extends Journey {
    private static final int CUTS = 30;
    private static final int PHOTOS = 20;

    @Test
    void a_visit_of_52_items_and_20_photos_arrives_whole_and_once_however_often_the_network_is_cut() throws Exception {
        String home = value("select facility_id from care.account where username = 'operator-1'");
        Page county = login("county-640502");
        InspectionJourney.assign(county, home, "一路断网", "消防", "电气", "燃气", "食品");
        String inspection = InspectionJourney.last(county);
        try (CuttingProxy road = new CuttingProxy(URI.create(TestSession.base()).getPort())) {
            Phone phone = new Phone(handheld(CHINESE), road.base()).start().login("inspector-640502", TestSession.PASSWORD).installed();
            assertTrue(road.bytes() <= 300 * 1024, "the first load, with everything that is kept for later: " + road.bytes() + " bytes");
            phone.offline(true);
            phone.arrive(inspection, value("select code from care.facility where id = " + home));
            List<Locator> items = phone.page.locator(".item").all();
            assertEquals(52, items.size());
            phone.deficient(items.get(0), "灭火器失压两具");
            for (int i = 0; i < PHOTOS; i++) phone.photo(items.get(i), Phone.picture(i));
            phone.conformTheRest();
            phone.sign("枣晓岚");
            for (int i = 0; i < CUTS; i++) {
                road.cut(1 + i % 5, CuttingProxy.Cut.values()[i % 3]);
                if (i == 0) phone.offline(false);
                else phone.signal();
                phone.page.waitForCondition(road::hasCut);
                phone.noticesTheCut();
            }
            phone.signal();
            phone.allArrived();
            assertEquals(CUTS, road.cutOff().size());
            for (String kind : List.of("PUT .*/uploads/[^/]+", "PUT .*/uploads/[^/]+/\\d+", "POST .*/photos")) assertTrue(road.cutOff().stream().anyMatch(cut -> cut.matches(kind)), kind + " in " + road.cutOff());
        }
        assertEquals("RECORDED", value("select state from care.inspection where id = " + inspection));
        assertEquals("52 52", value("select count(*) || ' ' || count(distinct item_id) from care.inspection_answer where inspection_id = " + inspection));
        assertEquals("20 20", value("select count(*) || ' ' || count(distinct sha256) from care.attachment where subject = 'INSPECTION' and subject_id = " + inspection + " and taken_at is not null"));
        assertEquals("3", value("select count(*) from care.inspection_signature where inspection_id = " + inspection));
        assertEquals("1", value("select count(*) from care.finding where inspection_id = " + inspection));
        assertEquals("1", value("select count(*) from care.document d join care.inspection i on i.record_id = d.id where i.id = " + inspection));
    }
}

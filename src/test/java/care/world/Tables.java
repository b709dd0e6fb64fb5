package care.world;

import care.kernel.*;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.*;
import java.time.*;
import java.util.*;

/**
 * The thirteen canteens of the public text, opened in 2022: what meals cost, who eats there, half a year of meals, the accounts of the months,
 * menus and what belongs to food safety, and a few things that should not be: a table that has stood idle, one that paused after its grant,
 * a meal after a death, of a resident, at two tables, and always the same number.
 */
public final class Tables {
    /** Facility and seats, in the order the canteens are numbered by county. */
    private static final String RUN_BY = """
        (1, '枣园颐养中心', 40), (2, '槐香日间照料中心', 30), (3, '紫藤社区养老服务中心', 36), (4, '沙枣敬老院', 24), (5, '清渠敬老院', 20),
        (6, '杞乡养老院', 40), (7, '丹果社区养老服务中心', 32), (8, '石泉敬老院', 24), (9, '果园敬老院', 20),
        (10, '海原县中心敬老院', 36), (11, '荞麦敬老院', 24), (12, '春晖敬老院', 20), (13, '老槐日间照料中心', 20)""";
    private static final int DAYS = 180;
    /** Canteens by their place in the list: idle for twelve days, paused after its grant, always the same number. */
    private static final int IDLE = 5;
    private static final int PAUSED = 13;
    private static final int SAME = 8;

    private final Connection owner;
    private final Vault vault;
    private final LocalDate today;

    public Tables(Connection owner, Vault vault, LocalDate today) {
        this.owner = owner;
        this.vault = vault;
        this.today = today;
    }

    public void serve() throws SQLException {
        tiers();
        canteens();
        guests();
        meals();
        oddities();
        accounts();
        kitchens();
        run("select fold_meal_counts(?::date)", today);
        run("select watch_canteens(?::date)", today);
        run("analyze canteen, canteen_guest, meal, meal_count, meal_tier, meal_settlement");
    }

    private void tiers() throws SQLException {
        run("""
            insert into meal_tier (region_code, guest_class, sitting, price_fen, person_fen, district_fen, village_fen, donor_fen, valid_from, basis, entered_by)
            select x.region, x.class, s.sitting, x.price - s.less, greatest(x.person - s.less, 0), case when x.person = 0 then x.district - s.less else x.district end, x.village, x.donor, '2022-03-01', '老年助餐补贴标准', 'city' from (values
              ('640500000000', 'EXTREME_POVERTY', 1400, 0, 1400, 0, 0), ('640500000000', 'SUBSISTENCE', 1400, 400, 900, 100, 0), ('640500000000', 'AGED_80', 1400, 800, 600, 0, 0), ('640500000000', 'AGED_65', 1400, 1000, 400, 0, 0), ('640500000000', 'OTHER', 1400, 1400, 0, 0, 0),
              ('640502000000', 'EXTREME_POVERTY', 1400, 0, 1200, 200, 0), ('640502000000', 'SUBSISTENCE', 1400, 400, 800, 150, 50), ('640502000000', 'AGED_80', 1400, 700, 600, 100, 0), ('640502000000', 'AGED_65', 1400, 1000, 400, 0, 0), ('640502000000', 'OTHER', 1400, 1400, 0, 0, 0)) x(region, class, price, person, district, village, donor)
            cross join (values ('LUNCH', 0), ('DINNER', 300)) s(sitting, less)""");
    }

    private void canteens() throws SQLException {
        run("""
            create temporary table table_run on commit drop as
            select x.n, f.id as facility_id, f.region_code, f.latitude, f.longitude, f.legal_representative as contact, f.phone, x.seats, nextval('id_seq') as id,
              row_number() over (partition by left(f.region_code, 6) order by x.n) as of_county from (values %s) x(n, name, seats) join facility f on f.name = x.name""".formatted(RUN_BY));
        run("""
            insert into canteen (id, facility_id, code, name, region_code, address, contact, phone, seats, latitude, longitude, weekdays, licence_number, licence_until, payee, payee_bank, payee_cipher, payee_mask, state, state_since)
            select t.id, t.facility_id, 'C-' || left(t.region_code, 6) || '-' || lpad(t.of_county::text, 3, '0'), v.spoken || '老饭桌', v.code, '中卫市' || c.name || w.name || v.spoken || '村部院内', coalesce(t.contact, '负责人'), coalesce(t.phone, '0955-7060000'), t.seats, t.latitude + 0.004, t.longitude + 0.003,
              case when t.n %% 4 = 0 then '{1,2,3,4,5,6}' else '{1,2,3,4,5,6,7}' end::smallint[], 'JY364050' || lpad(t.n::text, 8, '0'), ?::date + (t.n * 37)::integer, v.spoken || '老饭桌', '宁夏银行', ?, '************' || lpad((4000 + t.n)::text, 4, '0'), case when t.n = %d then 'PAUSED' else 'OPEN' end, case when t.n = %d then ?::date - 70 else date '2022-03-15' + (t.n * 17)::integer end
            from table_run t join region c on c.code = left(t.region_code, 6) || '000000' join region w on w.code = left(t.region_code, 9) || '000'
            cross join lateral (select r.code, regexp_replace(r.name, '(村民委员会|村委会|社区居委会|居委会|村|社区)$', '') || case when r.name like '%%居%%' then '社区' else '村' end as spoken from region r where r.level = 5 and r.parent_code = w.code order by r.code desc offset t.of_county %% 3 limit 1) v""".formatted(PAUSED, PAUSED),
            today, vault.seal("6222000000004000".getBytes(StandardCharsets.US_ASCII)), today);
        run("insert into canteen_status (canteen_id, facility_id, state, from_day, by_whom) select t.id, t.facility_id, s.state, date '2022-03-15' + (t.n * 17)::integer - s.before, '登记人员' from table_run t cross join (values ('PREPARED', 20), ('OPEN', 0)) s(state, before)");
        run("insert into canteen_status (canteen_id, facility_id, state, from_day, reason, by_whom) select t.id, t.facility_id, 'PAUSED', ?::date - 70, '炊事员离职，暂停供餐', '登记人员' from table_run t where t.n = " + PAUSED, today);
        run("insert into canteen_sitting select t.id, t.facility_id, s.sitting, s.opens::time, s.closes::time from table_run t join (values ('LUNCH', '11:30', '13:00', 1), ('DINNER', '17:30', '18:40', 3)) s(sitting, opens, closes, every) on t.n % s.every = 0");
        run("insert into canteen_closure (canteen_id, facility_id, from_day, until_day, reason, entered_by) select t.id, t.facility_id, ?::date - 40 - t.n::integer, ?::date - 38 - t.n::integer, '厨房检修', '负责人' from table_run t where t.n % 3 = 1", today, today);
        run("insert into canteen_grant (canteen_id, facility_id, kind, amount_fen, paid_on, reference, entered_by) select t.id, t.facility_id, g.kind, g.fen, case g.kind when 'CONSTRUCTION' then ?::date - 172 else ?::date - 69 end, g.reference, 'county' from table_run t cross join (values ('CONSTRUCTION', 3000000, '厨房设备改造补助'), ('OPERATION', 1200000, '本年度运营补助')) g(kind, fen, reference)", today, today);
    }

    /** Older people of the county who live at home; nobody whose class has just changed. */
    private void guests() throws SQLException {
        run("""
            insert into canteen_guest (canteen_id, facility_id, person_id, called, address, stop, added_on)
            select t.id, t.facility_id, g.person_id, g.name, case when g.at % 9 = 8 then '本村' || (g.at / 9 + 1) || '组' end, case when g.at % 9 = 8 then g.at / 9 + 1 end, ?::date - 200 from table_run t
            join (select p.id as person_id, p.name, left(p.region_code, 6) as county, (row_number() over (partition by left(p.region_code, 6) order by (p.id * 7919) % 10007) - 1)::integer as place,
                    0 as at from person p where p.died_on is null and p.merged_into is null and p.born <= ?::date - interval '66 years' and not exists (select 1 from stay s where s.person_id = p.id) and not exists (select 1 from admission a where a.person_id = p.id)
                    and not (p.born > ?::date - interval '81 years' and p.born <= ?::date - interval '80 years') and not exists (select 1 from holding h where h.person_id = p.id and (h.from_day > ?::date - 210 or h.until_day > ?::date - 210))) q on q.county = left(t.region_code, 6) and q.place / 26 = t.of_county - 1
            cross join lateral (select q.person_id, q.name, q.place % 26 as at) g where g.at < 16 + t.n % 9""", today, today, today, today, today, today);
        run("""
            insert into meal_card (number, person_id, region_code, issued_on, issued_by)
            select upper(substr(translate(encode(sha256(convert_to('card' || g.person_id, 'UTF8')), 'hex'), 'abcdef', 'KLMNPR'), 1, 12)), g.person_id, p.region_code, ?::date - 190, 'clerk' from canteen_guest g join person p on p.id = g.person_id where g.person_id % 2 = 0""", today);
    }

    /** Whoever feels like it comes; the price is that of the day. */
    private void meals() throws SQLException {
        run("""
            create temporary table guest_price on commit drop as
            select g.canteen_id, g.facility_id, g.person_id, g.called, g.address, s.sitting, s.opens, s.closes, best.id, best.guest_class, best.price_fen, best.person_fen, best.district_fen, best.village_fen, best.donor_fen from canteen_guest g join canteen c on c.id = g.canteen_id join canteen_sitting s on s.canteen_id = c.id
            cross join lateral (select guest_classes(g.person_id, ?::date) as classes) k
            cross join lateral (select x.* from (select distinct on (t.guest_class) t.* from meal_tier t where t.sitting = s.sitting and t.region_code in (left(c.region_code, 6) || '000000', '640500000000') order by t.guest_class, t.region_code desc) x
              where x.guest_class = any (k.classes) or x.guest_class = 'OTHER' order by x.person_fen, array_position(array['EXTREME_POVERTY', 'SUBSISTENCE', 'SUBSISTENCE_MARGIN', 'DISABILITY', 'AGED_80', 'AGED_65', 'OTHER'], x.guest_class) limit 1) best""", today);
        run("""
            insert into meal (canteen_id, facility_id, person_id, day, sitting, guest_class, tier_id, price_fen, person_fen, district_fen, village_fen, donor_fen, way, taken_at, received_at, actor, proof)
            select g.canteen_id, g.facility_id, g.person_id, d.day, g.sitting, g.guest_class, g.id, g.price_fen, g.person_fen, g.district_fen, g.village_fen, g.donor_fen,
              case when g.address is not null then 'DELIVERY' when g.person_id %% 2 = 0 then 'CARD' else 'FACE' end, at.moment, at.moment, 'till', case when g.address is not null then '老伴代收' end
            from guest_price g join table_run t on t.id = g.canteen_id join canteen_open_days(?::date - %d, ?::date) d on d.canteen_id = g.canteen_id
            cross join lateral (select (d.day + g.opens + ((g.person_id * 31 + extract(day from d.day)::integer * 17) %% 70) * interval '1 minute') at time zone 'Asia/Shanghai' as moment) at
            where ((g.person_id * 13 + (d.day - date '2022-01-01') * 7919) %% 100 < case when g.sitting = 'LUNCH' then 72 else 35 end or t.n = %d and d.day >= ?::date - 9)
              and not (t.n = %d and d.day >= ?::date - 12)""".formatted(DAYS, SAME, IDLE), today, today, today, today);
    }

    private void oddities() throws SQLException {
        String of = "select m.* from (select distinct on (sitting) * from guest_price where canteen_id = (select id from table_run where n = %d) and sitting = 'LUNCH') m";
        String columns = "insert into meal (canteen_id, facility_id, person_id, day, sitting, guest_class, tier_id, price_fen, person_fen, district_fen, village_fen, donor_fen, way, taken_at, received_at, actor)";
        run(columns + """
             select g.canteen_id, g.facility_id, p.id, p.died_on + 2, 'LUNCH', g.guest_class, g.id, g.price_fen, g.person_fen, g.district_fen, g.village_fen, g.donor_fen, 'NAME', at.moment, at.moment, 'till'
            from (select x.id, x.died_on, t.id as canteen_id from person x join table_run t on t.of_county = 2 and left(x.region_code, 6) = left(t.region_code, 6) join canteen_open_days(?::date - 175, ?::date - 8) o on o.canteen_id = t.id and o.day = x.died_on + 2
              where x.died_on between ?::date - 175 and ?::date - 10 order by x.died_on desc limit 1) p
            join (select distinct on (canteen_id) * from guest_price where sitting = 'LUNCH' order by canteen_id, person_id) g on g.canteen_id = p.canteen_id cross join lateral (select (p.died_on + 2 + time '12:05') at time zone 'Asia/Shanghai' as moment) at""", today, today, today, today);
        run(columns + " select g.canteen_id, g.facility_id, s.person_id, d.day, 'LUNCH', g.guest_class, g.id, g.price_fen, g.person_fen, g.district_fen, g.village_fen, g.donor_fen, 'NAME', (d.day + time '12:10') at time zone 'Asia/Shanghai', (d.day + time '12:10') at time zone 'Asia/Shanghai', 'till' from (" + of.formatted(3)
            + ") g, (select s.person_id from stay s join facility f on f.id = s.facility_id where s.kind = 'RESIDENT' and s.until_day is null and s.from_day < ?::date - 90 and f.region_code like '640502%' and not exists (select 1 from stay_leave l where l.stay_id = s.id) order by s.id limit 1) s, canteen_open_days(?::date - 8, ?::date - 5) d where d.canteen_id = g.canteen_id", today, today, today);
        run("""
            insert into meal_doubt (canteen_id, facility_id, person_id, guest, day, sitting, way, taken_at, actor, code, args, other_meal_id)
            select t.id, t.facility_id, m.person_id, left(m.called, 1) || '**', m.day, 'LUNCH', 'NAME', (m.day + time '12:20') at time zone 'Asia/Shanghai', 'till', 'meal.already-taken', array[c.name, to_char(m.taken_at at time zone 'Asia/Shanghai', 'HH24:MI')], m.id
            from (select x.*, g.called from meal x join canteen_guest g on g.canteen_id = x.canteen_id and g.person_id = x.person_id where x.canteen_id = (select id from table_run where n = 1) and x.sitting = 'LUNCH' and x.day between ?::date - 5 and ?::date - 1 order by x.day desc, x.id limit 1) m join canteen c on c.id = m.canteen_id, table_run t where t.n = 2""", today, today);
    }

    /** Months that are over: the older ones paid, the last one on its way. */
    private void accounts() throws SQLException {
        YearMonth last = YearMonth.from(today).minusMonths(1);
        for (YearMonth month = YearMonth.from(today.minusDays(DAYS)).plusMonths(1); !month.isAfter(last); month = month.plusMonths(1)) {
            boolean paid = month.isBefore(last);
            String state = paid ? "'PAID'" : "(array['DRAWN', 'CONFIRMED', 'CHECKED', 'APPROVED'])[1 + (t.n + 3) % 4]";
            run("""
                insert into meal_settlement (canteen_id, facility_id, month, version_no, number, state, until_at, meals, price_fen, person_fen, district_fen, village_fen, donor_fen, before_fen, drawn_by, confirmed_by, confirmed_on, checked_by, checked_on, approved_by, approved_on)
                select x.canteen_id, x.facility_id, x.month, 1, c.code || '-' || to_char(x.month, 'YYYYMM') || '-1', 'DRAWN', now(), x.meals, x.price, x.person, x.district, x.village, x.donor, 0, '平台', null, null, null, null, null, null
                from (select canteen_id, facility_id, date_trunc('month', day)::date as month, count(*) as meals, sum(price_fen) as price, sum(person_fen) as person, sum(district_fen) as district, sum(village_fen) as village, sum(donor_fen) as donor from meal where day >= ? and day < ? group by 1, 2, 3) x join canteen c on c.id = x.canteen_id""",
                month.atDay(1), month.plusMonths(1).atDay(1));
            run("""
                insert into meal_settlement_line select s.id, s.facility_id, m.sitting, m.guest_class, m.tier_id, m.person_fen, m.district_fen, m.village_fen, m.donor_fen, count(*) from meal_settlement s join meal m on m.canteen_id = s.canteen_id and m.day >= ? and m.day < ?
                where s.month = ? group by s.id, m.sitting, m.guest_class, m.tier_id, m.person_fen, m.district_fen, m.village_fen, m.donor_fen""", month.atDay(1), month.plusMonths(1).atDay(1), month.atDay(1));
            LocalDate after = month.plusMonths(1).atDay(1);
            for (String[] step : new String[][] {{"CONFIRMED", "confirmed", "3"}, {"CHECKED", "checked", "6"}, {"APPROVED", "approved", "9"}})
                run("update meal_settlement s set state = '" + step[0] + "', " + step[1] + "_by = '" + (step[0].equals("CONFIRMED") ? "负责人" : step[0].equals("CHECKED") ? "乡镇经办" : "县区审批") + "', " + step[1] + "_on = least(?::date + " + step[2] + ", ?::date) from table_run t where t.id = s.canteen_id and s.month = ? and array_position(array['DRAWN', 'CONFIRMED', 'CHECKED', 'APPROVED', 'PAID'], " + state + ") >= array_position(array['DRAWN', 'CONFIRMED', 'CHECKED', 'APPROVED'], '" + step[0] + "')", after, today, month.atDay(1));
            if (paid) pay(month);
        }
    }

    private void pay(YearMonth month) throws SQLException {
        for (String county : List.of("640502000000", "640521000000", "640522000000")) {
            Csv file = new Csv("结算单号", "老饭桌", "月份", "收款户名", "开户银行", "账号", "应付金额（元）");
            long sum = 0;
            try (PreparedStatement due = owner.prepareStatement("select s.number, c.name, c.payee, c.payee_bank, s.district_fen from meal_settlement s join canteen c on c.id = s.canteen_id where s.month = ? and s.state = 'APPROVED' and c.region_code like left(?, 6) || '%' order by s.number")) {
                due.setObject(1, month.atDay(1));
                due.setString(2, county);
                ResultSet row = due.executeQuery();
                while (row.next()) {
                    file.line(row.getString(1), row.getString(2), month.toString(), row.getString(3), row.getString(4), "6222000000004000", BigDecimal.valueOf(row.getLong(5), 2).toPlainString());
                    sum += row.getLong(5);
                }
            }
            LocalDate made = month.plusMonths(1).atDay(12);
            run("""
                with p as (insert into meal_payment (region_code, number, made_on, made_by, sha256, file, lines, amount_fen) values (?, 'F-' || left(?, 6) || '-' || to_char(?::date, 'YYYYMM') || '-001', ?, '县区审批', ?, ?, ?, ?) returning id)
                update meal_settlement s set state = 'SENT', payment_id = p.id from p, canteen c where c.id = s.canteen_id and s.month = ? and s.state = 'APPROVED' and c.region_code like left(?, 6) || '%'""",
                county, county, made, made, Csv.sha256(file.bytes()), vault.seal(file.bytes()), file.lines(), sum, month.atDay(1), county);
            run("update meal_settlement s set state = 'PAID', paid_on = ?, paid_fen = district_fen, bank_reference = to_char(?::date, 'YYYYMMDD') || '-' || s.id from canteen c where c.id = s.canteen_id and s.month = ? and s.state = 'SENT' and c.region_code like left(?, 6) || '%'", made.plusDays(5), made.plusDays(5), month.atDay(1), county);
        }
    }

    /** Menus from three days ago until tomorrow with their dishes, samples, purchases and disinfection; two kitchens have gaps. */
    private void kitchens() throws SQLException {
        run("""
            insert into menu (canteen_id, facility_id, day, sitting, price_fen, written_by, published_at, published_by)
            select t.id, t.facility_id, d::date, s.sitting, null, '厨师长', (d::date - 1 + time '16:00') at time zone 'Asia/Shanghai', '厨师长' from table_run t join canteen_sitting s on s.canteen_id = t.id cross join generate_series(?::date - 3, ?::date + 1, interval '1 day') d
            where t.n <> %d and not (t.n = %d and d::date > ?::date)""".formatted(PAUSED, IDLE), today, today, today);
        run("""
            insert into dish (menu_id, canteen_id, facility_id, position, name, allergens)
            select m.id, m.canteen_id, m.facility_id, p.n, (p.names)[1 + ((m.day - date '2022-01-01') + m.canteen_id) %% cardinality(p.names)], case when p.n = 3 then '{EGG}' when p.n = 4 then '{GLUTEN}' else '{}' end::text[] from menu m
            cross join (values (1, array['红烧牛肉', '清炖羊肉', '黄焖鸡块', '手抓羊肉']), (2, array['清炒小白菜', '醋溜土豆丝', '蒜蓉茄子', '炒芹菜']), (3, array['西红柿蛋汤', '紫菜蛋花汤', '菠菜蛋汤']), (4, array['馒头', '花卷', '面片'])) p(n, names)""".replace("%%", "%"));
        run("""
            insert into food_sample (dish_id, canteen_id, facility_id, grams, taken_at, taken_by, keep_until, disposed_at, disposed_by, entered_by)
            select d.id, d.canteen_id, d.facility_id, 130 + d.id % 30, at.moment, '留样员', at.moment + interval '48 hours', case when m.day <= ?::date - 3 and t.n <> 4 then at.moment + interval '49 hours' end, case when m.day <= ?::date - 3 and t.n <> 4 then '留样员' end, '留样员'
            from dish d join menu m on m.id = d.menu_id join table_run t on t.id = d.canteen_id cross join lateral (select (m.day + time '11:20') at time zone 'Asia/Shanghai' as moment) at where m.day < ?::date and not (t.n = 7 and d.position = 3)""", today, today, today);
        run("insert into purchase (canteen_id, facility_id, day, supplier, what, amount, voucher, entered_by) select t.id, t.facility_id, ?::date - x.back, x.supplier, x.what, x.amount, 'SC-' || t.n || '-' || x.back, '采购员' from table_run t cross join (values (1, '城关粮油店', '面粉', '50千克'), (2, '农贸市场肉类摊位', '羊肉', '12千克'), (3, '蔬菜合作社', '蔬菜', '40千克')) x(back, supplier, what, amount) where t.n <> " + PAUSED, today);
        run("insert into disinfection (canteen_id, facility_id, day, done_at, what, way, minutes, celsius, done_by, entered_by) select t.id, t.facility_id, d::date, (d::date + time '14:20') at time zone 'Asia/Shanghai', '餐具', 'HEAT', 20, 100, '洗消员', '洗消员' from table_run t cross join generate_series(?::date - 3, ?::date - 1, interval '1 day') d where t.n not in (7, " + PAUSED + ")", today, today);
    }

    private void run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            statement.execute();
        }
    }
}

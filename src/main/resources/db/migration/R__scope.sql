-- Who sees which row. The owner is not limited (no FORCE); the application role is, in every query it makes.
create or replace procedure protect(t regclass, visible text, writable text default null) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('drop policy if exists scope on %s', t);
  execute format('create policy scope on %s using (%s) with check (%s)', t, visible, coalesce(writable, visible));
  execute format('revoke truncate on %s from care_app', t);
end $$;
-- Facts everybody may read; only the named roles add to them.
create or replace procedure reference(t regclass, writers text default null) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('drop policy if exists scope on %s', t);
  execute format('drop policy if exists scope_insert on %s', t);
  execute format('drop policy if exists scope_update on %s', t);
  execute format('create policy scope on %s for select using (true)', t);
  execute format('revoke insert, update, delete, truncate on %s from care_app', t);
  if writers is not null then
    execute format('create policy scope_insert on %s for insert with check (%s)', t, writers);
    execute format('create policy scope_update on %s for update using (%s) with check (%s)', t, writers, writers);
    execute format('grant insert, update on %s to care_app', t);
  end if;
end $$;

call reference('region', 'my_role() in (''CITY_OFFICER'', ''SECURITY_ADMINISTRATOR'')');
call reference('population', 'my_role() in (''CITY_OFFICER'', ''SECURITY_ADMINISTRATOR'')');
call reference('parameter');
call reference('parameter_value', 'my_role() in (''CITY_OFFICER'', ''SECURITY_ADMINISTRATOR'')');
revoke update on parameter_value from care_app;          -- past values stay

call protect('account', 'username = my_name() or my_role() = ''SECURITY_ADMINISTRATOR'' and in_region(region_code)');
-- A phone is seen with its account.
call protect('device', 'exists (select 1 from account a where a.username = device.username)');
revoke delete on device from care_app;
call protect('upload', 'actor = my_name()');
call protect('upload_part', 'exists (select 1 from upload u where u.id = upload_id)');
call protect('answer', 'actor = my_name()');
revoke update, delete on answer from care_app;

call protect('audit_log', 'in_region(region_code) and my_role() in (''AUDITOR'')', 'false');
call protect('audit_chain', 'false');
revoke insert, update, delete, truncate on audit_log, audit_chain from care_app;

call protect('facility', 'in_region(region_code) or id = my_facility()');
-- Registered here, living in a home that is visible, about to, or once a resident of the operator's.
call protect('person', 'in_region(region_code) or facility_id = any (array(select f.id from facility f)) or id = any (array(select a.person_id from admission a where a.state in (''OPEN'', ''WAITING'', ''OFFERED''))) or id = any (array(select unnest(my_residents())))');

-- Rows of a facility: visible with it. A sub-select of the visible ids is computed once per statement.
call protect('facility_status', 'facility_id = any (array(select f.id from facility f))');
call protect('filing',      'facility_id = any (array(select f.id from facility f))');
call protect('filing_gap',  'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from filing p where p.id = filing_id and p.facility_id = filing_gap.facility_id)');
call protect('licence',     'facility_id = any (array(select f.id from facility f))');
call protect('staff',       'facility_id = any (array(select f.id from facility f))');
call protect('certificate', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from staff p where p.id = staff_id and p.facility_id = certificate.facility_id)');
call protect('event',       'facility_id = any (array(select f.id from facility f))');
call protect('building',    'facility_id = any (array(select f.id from facility f))');
call protect('room',        'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from building p where p.id = building_id and p.facility_id = room.facility_id)');
call protect('bed',         'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from room p where p.id = room_id and p.facility_id = bed.facility_id)');
call protect('bed_period',  'facility_id = any (array(select f.id from facility f))');
call protect('stay',        'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from person p where p.id = person_id)');
call protect('stock_month', 'facility_id = any (array(select f.id from facility f))');
call protect('stock_day',   'facility_id = any (array(select f.id from facility f))');

call protect('document', 'in_region(region_code) or facility_id = my_facility()');
-- A home numbers its papers (agreements, returns) within its county.
call protect('document_number', 'in_region(office_code) or office_code = any (array(select left(f.region_code, 6) || ''000000'' from facility f where f.id = my_facility()))');
-- A home sees what belongs to its records, but not what a phone has of a visit that is still to be decided about.
call protect('attachment', 'facility_id = any (array(select f.id from facility f)) and (subject <> ''DEPOSIT'' or my_facility() is null)');
call protect('attachment_content', 'exists (select 1 from attachment a where a.sha256 = attachment_content.sha256)', 'true');
revoke update, delete on attachment_content from care_app;

-- A roster of the whole city is known to its counties; each sees its own lines, a home those of its residents.
call protect('roster', 'in_region(region_code) or (current_setting(''care.lo'', true) <> '''' and starts_with(current_setting(''care.lo'', true), division_prefix(region_code)))', 'in_region(region_code)');
call protect('roster_line', 'in_region(region_code) or person_id = any (array(select unnest(my_residents())))',
  'in_region(region_code) and roster_id = any (array(select r.id from roster r)) and exists (select 1 from person p where p.id = person_id)');
call protect('holding', 'in_region(region_code) or person_id = any (array(select unnest(my_residents())))', 'in_region(region_code)');
call protect('payment', 'in_region(region_code) or person_id = any (array(select unnest(my_residents())))',
  'in_region(region_code) and exists (select 1 from person p where p.id = person_id)');

call protect('import', 'in_region(region_code) or facility_id = my_facility()');
call protect('import_piece', 'exists (select 1 from import i where i.id = import_id)');
call protect('import_progress', 'exists (select 1 from import i where i.id = import_id)');
call protect('import_refusal', 'exists (select 1 from import i where i.id = import_id)');
-- A gram is seen as its person is; the triggers of person write it.
call protect('name_gram', 'in_region(region_code) or facility_id = any (array(select f.id from facility f)) or person_id = any (array(select unnest(my_residents())))', 'false');
revoke insert, update, delete on name_gram from care_app;
-- Both sides see a request; who asks does so for a place of their own.
call protect('person_transfer', 'in_region(from_region) or in_region(to_region)');
drop policy if exists asked on person_transfer;
create policy asked on person_transfer as restrictive for insert with check (in_region(to_region) and requested_by = my_name() and state = 'REQUESTED');
call protect('suspicion', 'in_region(region_code) or in_region(other_region)');
revoke insert, delete on suspicion from care_app;
-- A comparison is seen by whoever covers the part it compared, and its lines with it.
call protect('roster_difference', 'in_region(region_code)',
  'in_region(region_code) and roster_id = any (array(select r.id from roster r)) and against_id = any (array(select r.id from roster r))');
call protect('roster_difference_line', 'difference_id = any (array(select d.id from roster_difference d))');
call protect('push_recipient', 'in_region(region_code)');
call protect('roster_push', 'in_region(region_code)', 'in_region(region_code) and exists (select 1 from push_recipient p where p.id = recipient_id)');
call protect('roster_push_source', 'push_id = any (array(select p.id from roster_push p))',
  'push_id = any (array(select p.id from roster_push p)) and difference_id = any (array(select d.id from roster_difference d))');
call protect('verification', 'in_region(region_code)');
call protect('verification_person', 'verification_id = any (array(select v.id from verification v))',
  'verification_id = any (array(select v.id from verification v)) and exists (select 1 from person p where p.id = person_id)');

-- Residence: an assessment is seen where its person is registered, by the home that made it and by the one they live in.
call protect('assessment', 'in_region(region_code) or facility_id = any (array(select f.id from facility f)) or person_id = any (array(select unnest(my_residents())))',
  '(in_region(region_code) or facility_id = any (array(select f.id from facility f))) and exists (select 1 from person p where p.id = person_id)');
call protect('admission', 'facility_id = any (array(select f.id from facility f))');
call protect('risk_assessment', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from person p where p.id = person_id)');
call protect('risk', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from risk_assessment p where p.id = risk_assessment_id and p.facility_id = risk.facility_id)');
call protect('agreement', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from person p where p.id = person_id)');
call protect('agreement_payment', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from agreement p where p.id = agreement_id and p.facility_id = agreement_payment.facility_id)');
call protect('stay_leave', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from stay p where p.id = stay_id and p.facility_id = stay_leave.facility_id)');
call protect('care_period', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from stay p where p.id = stay_id and p.facility_id = care_period.facility_id)');
call protect('incident', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from stay p where p.id = stay_id and p.facility_id = incident.facility_id)');
call protect('incident_step', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from incident p where p.id = incident_id and p.facility_id = incident_step.facility_id)');
call protect('settlement', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from stay p where p.id = stay_id and p.facility_id = settlement.facility_id)');
call protect('reservation', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from bed p where p.id = bed_id and p.facility_id = reservation.facility_id)');

-- An assessment is never changed; its points are seen and written with it. The standard is data everybody may read.
revoke update, delete on assessment from care_app;
call protect('assessment_score', 'exists (select 1 from assessment a where a.id = assessment_id)');
revoke update, delete on assessment_score from care_app;
call reference('assessment_standard');
call reference('assessment_item');
call reference('assessment_level');
call reference('assessment_band');

-- Care day by day.
call reference('care_task');
call protect('care_plan', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from stay p where p.id = stay_id and p.facility_id = care_plan.facility_id)');
call protect('care_plan_task', 'exists (select 1 from care_plan p where p.id = plan_id)');
call protect('care_round', 'facility_id = any (array(select f.id from facility f))');
call protect('care_round_entry', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from care_round p where p.id = round_id and p.facility_id = care_round_entry.facility_id)');
call protect('handover', 'facility_id = any (array(select f.id from facility f))');
call protect('home_bed', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from bed p where p.id = bed_id and p.facility_id = home_bed.facility_id)');
call protect('home_visit', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from stay p where p.id = stay_id and p.facility_id = home_visit.facility_id)');
-- A return and its lines stay as they were confirmed.
call protect('monthly_return', 'facility_id = any (array(select f.id from facility f))');
call protect('monthly_return_line', 'facility_id = any (array(select f.id from facility f))');
revoke delete on monthly_return from care_app;
revoke update, delete on monthly_return_line from care_app;
call protect('custody_account', 'facility_id = any (array(select f.id from facility f))');
call protect('custody_balance', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from custody_account p where p.id = account_id and p.facility_id = custody_balance.facility_id)');
call protect('prepayment_note', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and (agreement_id is null or exists (select 1 from agreement p where p.id = agreement_id and p.facility_id = prepayment_note.facility_id))');
revoke update, delete on prepayment_note from care_app;
call protect('facility_price', 'facility_id = any (array(select f.id from facility f))');

-- Inspections. A home sees its own from the arrival on, never that somebody is about to come.
call reference('major_hazard', 'my_role() = ''CITY_OFFICER''');
call reference('checklist', 'my_role() = ''CITY_OFFICER''');
call reference('checklist_item', 'my_role() = ''CITY_OFFICER''');
drop policy if exists scope_delete on checklist_item;
create policy scope_delete on checklist_item for delete using (my_role() = 'CITY_OFFICER');
grant delete on checklist_item to care_app;
call reference('inspection_matter', 'my_role() = ''CITY_OFFICER''');
-- An officer is known where they inspect: in the office's own division, and above and below it.
call protect('officer', 'in_region(region_code) or (current_setting(''care.lo'', true) <> '''' and starts_with(current_setting(''care.lo'', true), division_prefix(region_code))) or id = any (array(select unnest(my_inspectors())))', 'in_region(region_code)');
call protect('officer_conflict', 'facility_id = any (array(select f.id from facility f)) and my_facility() is null',
  'my_facility() is null and exists (select 1 from officer o where o.id = officer_id)');
call protect('inspection_plan', 'in_region(region_code) or (current_setting(''care.lo'', true) <> '''' and starts_with(current_setting(''care.lo'', true), division_prefix(region_code)))', 'in_region(region_code)');
call protect('inspection', 'facility_id = any (array(select f.id from facility f)) and (my_facility() is null or arrived_at is not null)', 'facility_id = any (array(select f.id from facility f)) and my_facility() is null');
call protect('inspection_officer', 'facility_id = any (array(select f.id from facility f)) and exists (select 1 from inspection i where i.id = inspection_id)',
  'my_facility() is null and facility_id = any (array(select f.id from facility f)) and exists (select 1 from inspection p where p.id = inspection_id and p.facility_id = inspection_officer.facility_id)');
call protect('inspection_answer', 'facility_id = any (array(select f.id from facility f))',
  'my_facility() is null and facility_id = any (array(select f.id from facility f)) and exists (select 1 from inspection p where p.id = inspection_id and p.facility_id = inspection_answer.facility_id)');
call protect('inspection_signature', 'facility_id = any (array(select f.id from facility f))',
  'my_facility() is null and facility_id = any (array(select f.id from facility f)) and exists (select 1 from inspection p where p.id = inspection_id and p.facility_id = inspection_signature.facility_id)');
call protect('inspection_objection', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from inspection p where p.id = inspection_id and p.facility_id = inspection_objection.facility_id)');
call protect('rectification_order', 'facility_id = any (array(select f.id from facility f))',
  'my_facility() is null and facility_id = any (array(select f.id from facility f)) and exists (select 1 from inspection p where p.id = inspection_id and p.facility_id = rectification_order.facility_id)');
call protect('finding', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from inspection p where p.id = inspection_id and p.facility_id = finding.facility_id)');
call protect('finding_event', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from finding p where p.id = finding_id and p.facility_id = finding_event.facility_id)');
call protect('finding_answer', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from finding p where p.id = finding_id and p.facility_id = finding_answer.facility_id)');
call protect('finding_extension', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from finding p where p.id = finding_id and p.facility_id = finding_extension.facility_id)');
call protect('reinspection', 'facility_id = any (array(select f.id from facility f))',
  'my_facility() is null and facility_id = any (array(select f.id from facility f)) and exists (select 1 from rectification_order p where p.id = order_id and p.facility_id = reinspection.facility_id)');
call protect('reinspection_result', 'facility_id = any (array(select f.id from facility f))',
  'my_facility() is null and facility_id = any (array(select f.id from facility f)) and exists (select 1 from reinspection p where p.id = reinspection_id and p.facility_id = reinspection_result.facility_id)');
call protect('restriction', 'facility_id = any (array(select f.id from facility f))',
  'my_facility() is null and facility_id = any (array(select f.id from facility f)) and exists (select 1 from finding p where p.id = finding_id and p.facility_id = restriction.facility_id)');
call protect('self_check', 'facility_id = any (array(select f.id from facility f))');
call protect('self_check_answer', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from self_check p where p.id = self_check_id and p.facility_id = self_check_answer.facility_id)');
revoke delete on self_check, self_check_answer from care_app;
-- A draw is public; here it is what whoever works on it sees: its own division, and those below.
call protect('draw', 'in_region(region_code) or (current_setting(''care.lo'', true) <> '''' and starts_with(current_setting(''care.lo'', true), division_prefix(region_code)))',
  'in_region(region_code) and exists (select 1 from inspection_plan p where p.id = plan_id and p.region_code = draw.region_code)');
revoke delete on draw, inspection_plan, officer from care_app;
revoke update, delete on finding_event from care_app;
-- Of what the office finds, a home only says that it has answered; it objects and asks, and does not decide.
drop policy if exists home_insert on finding;
create policy home_insert on finding as restrictive for insert with check (my_facility() is null);
drop policy if exists home_update on finding;
create policy home_update on finding as restrictive for update using (true) with check (my_facility() is null or state = 'ANSWERED');
drop policy if exists home_insert on inspection_objection;
create policy home_insert on inspection_objection as restrictive for insert with check (my_facility() is null or state = 'RAISED');
drop policy if exists home_update on inspection_objection;
create policy home_update on inspection_objection as restrictive for update using (my_facility() is null) with check (my_facility() is null);
drop policy if exists home_insert on finding_extension;
create policy home_insert on finding_extension as restrictive for insert with check (my_facility() is null or state = 'ASKED');
drop policy if exists home_update on finding_extension;
create policy home_update on finding_extension as restrictive for update using (my_facility() is null) with check (my_facility() is null);
revoke delete on inspection, inspection_answer, finding, rectification_order, reinspection, restriction from care_app;
-- What phones have of visits is the offices' business, and what was brought stays.
call protect('visit_deposit', 'my_facility() is null and facility_id = any (array(select f.id from facility f))',
  'my_facility() is null and facility_id = any (array(select f.id from facility f)) and exists (select 1 from inspection p where p.id = inspection_id and p.facility_id = visit_deposit.facility_id)');
revoke delete on visit_deposit from care_app;
call protect('rescue_piece', 'username = my_name()');
revoke update, delete on rescue_piece from care_app;

-- Complaints, clues and joint actions are the offices' business: a home sees none of them, also when they are about it. The county decides
-- on a complaint; the clerk who wrote it down sees what becomes of it.
call protect('complaint_year', 'false');
revoke all on complaint_year from care_app;
call protect('complaint', 'in_region(region_code) or in_region(recorded_region)',
  '(in_region(region_code) or in_region(recorded_region)) and (facility_id is null or facility_id = any (array(select f.id from facility f)))');
call protect('clue', 'in_region(region_code)', 'in_region(region_code) and (facility_id is null or facility_id = any (array(select f.id from facility f)))');
call protect('clue_event', 'clue_id = any (array(select c.id from clue c))');
-- An action of the city is known to its counties.
call protect('joint_action', 'in_region(region_code) or (current_setting(''care.lo'', true) <> '''' and starts_with(current_setting(''care.lo'', true), division_prefix(region_code)))', 'in_region(region_code)');
call protect('joint_line', 'action_id = any (array(select a.id from joint_action a))', 'action_id = any (array(select a.id from joint_action a where in_region(a.region_code)))');
call protect('publicity_event', 'action_id = any (array(select a.id from joint_action a))');
-- A home sees a case from the notice on.
call reference('penalty_situation');
call protect('penalty_case', 'facility_id = any (array(select f.id from facility f)) and (my_facility() is null or notified_on is not null)');
call protect('penalty_finding', 'case_id = any (array(select c.id from penalty_case c))',
  'case_id = any (array(select c.id from penalty_case c)) and exists (select 1 from finding p where p.id = finding_id and p.facility_id = penalty_finding.facility_id)');
revoke update, delete on clue_event from care_app;
revoke delete on complaint, clue, joint_action, publicity_event, penalty_case from care_app;

-- Canteens are seen with the facility that runs them. What a meal costs is public.
call protect('canteen', 'facility_id = any (array(select f.id from facility f))');
call protect('canteen_status', 'facility_id = any (array(select f.id from facility f))');
call protect('canteen_sitting', 'facility_id = any (array(select f.id from facility f))');
call protect('canteen_closure', 'facility_id = any (array(select f.id from facility f))');
call protect('canteen_grant', 'facility_id = any (array(select f.id from facility f))');
call protect('canteen_guest', 'facility_id = any (array(select f.id from facility f))');
call protect('meal', 'facility_id = any (array(select f.id from facility f))');
call protect('meal_doubt', 'facility_id = any (array(select f.id from facility f))');
call protect('meal_count', 'facility_id = any (array(select f.id from facility f))');
call protect('meal_settlement', 'facility_id = any (array(select f.id from facility f))');
call protect('meal_settlement_line', 'facility_id = any (array(select f.id from facility f))');
call protect('meal_payment', 'in_region(region_code)');
call reference('meal_tier', 'in_region(region_code) and my_role() in (''CITY_OFFICER'', ''COUNTY_OFFICER'')');
call protect('meal_card', 'exists (select 1 from person p where p.id = person_id)');
revoke delete on canteen, canteen_status, meal, meal_doubt, meal_count, meal_card, meal_payment from care_app;
revoke update on meal_payment from care_app;
revoke update on canteen_status from care_app;
-- Which grants there were and that a table opens or closes is the offices' to say; who runs it may pause it. A table says that its month is
-- right, and no more of what becomes of it. Counts are kept by the triggers of meals alone.
revoke update, delete on canteen_grant from care_app;
revoke insert, update, delete on meal_count from care_app;
drop policy if exists home_insert on canteen;
create policy home_insert on canteen as restrictive for insert with check (my_facility() is null);
drop policy if exists home_update on canteen;
create policy home_update on canteen as restrictive for update using (my_facility() is null or state = 'OPEN') with check (my_facility() is null or state in ('OPEN', 'PAUSED'));
drop policy if exists home_insert on canteen_status;
create policy home_insert on canteen_status as restrictive for insert with check (my_facility() is null or state = 'PAUSED');
drop policy if exists home_insert on canteen_grant;
create policy home_insert on canteen_grant as restrictive for insert with check (my_facility() is null);
drop policy if exists home_insert on meal_settlement;
create policy home_insert on meal_settlement as restrictive for insert with check (my_facility() is null or state = 'DRAWN');
drop policy if exists home_update on meal_settlement;
create policy home_update on meal_settlement as restrictive for update using (my_facility() is null or state = 'DRAWN') with check (my_facility() is null or state = 'CONFIRMED');

-- What a kitchen writes down stays; only menus are written anew.
call protect('menu', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from canteen p where p.id = canteen_id and p.facility_id = menu.facility_id)');
call protect('dish', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from menu p where p.id = menu_id and p.facility_id = dish.facility_id)');
call protect('food_sample', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from dish p where p.id = dish_id and p.facility_id = food_sample.facility_id)');
call protect('purchase', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from canteen p where p.id = canteen_id and p.facility_id = purchase.facility_id)');
call protect('disinfection', 'facility_id = any (array(select f.id from facility f))',
  'facility_id = any (array(select f.id from facility f)) and exists (select 1 from canteen p where p.id = canteen_id and p.facility_id = disinfection.facility_id)');
revoke delete on menu, food_sample, purchase, disinfection from care_app;
revoke update on purchase, disinfection from care_app;

-- What the watch found is the offices' business. Whoever runs the place sees an alert once it is asked for an explanation, answers, and does
-- not decide; what the office wrote down about it stays with the office.
call protect('alert', 'facility_id = any (array(select f.id from facility f)) and (my_facility() is null or state in (''ASKED'', ''ANSWERED'', ''EXPLAINED''))',
  'facility_id = any (array(select f.id from facility f)) and (my_facility() is null or state = ''ANSWERED'')');
revoke insert, delete on alert from care_app;
call protect('alert_line', 'exists (select 1 from alert a where a.id = alert_id)', 'false');
revoke insert, update, delete on alert_line from care_app;
call protect('alert_event', 'my_facility() is null and exists (select 1 from alert a where a.id = alert_id)', 'exists (select 1 from alert p where p.id = alert_id and p.facility_id = alert_event.facility_id)');
revoke update, delete on alert_event from care_app;

grant execute on all functions in schema care to care_app;
revoke execute on all procedures in schema care from care_app;
grant usage on all sequences in schema care to care_app;
revoke all on flyway_schema_history from care_app;

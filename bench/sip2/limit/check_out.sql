BEGIN;
SELECT
    patron.id AS patron_id, patron.category_id AS category_id, patron.state AS patron_state,
    patron.born_on AS born_on, card.state AS card_state, patron.language AS patron_language,
    ARRAY(SELECT starts_on FROM patrons_membership WHERE patron_id = patron.id ORDER BY starts_on) AS starts,
    ARRAY(
        SELECT least(ends_on, ended_early_on) FROM patrons_membership WHERE patron_id = patron.id ORDER BY starts_on
    ) AS ends,
    EXISTS (
        SELECT FROM patrons_block
        WHERE patron_id = patron.id AND lifted_at IS NULL AND (until_on IS NULL OR until_on >= current_date)
    ) AS is_blocked,
    (SELECT coalesce(sum(amount_cents), 0) FROM charges_charge WHERE patron_id = patron.id)
      - (SELECT coalesce(sum(amount_cents), 0) FROM charges_settlement WHERE patron_id = patron.id) AS debt_cents,
    loans.open_loans AS open_loans, loans.of_material AS of_material, loans.oldest_due_on AS oldest_due_on,
    item.id AS item_id, item.record_id AS record_id, item.material_type AS material_type, item.status AS item_status,
    item.is_lendable AS is_lendable, record.title AS title, record.age_level AS age_level,
    running.patron_id AS borrower_id, trapped.patron_id AS held_for_id, own.id AS own_hold_id
FROM patrons_card card
JOIN patrons_patron patron ON patron.id = card.patron_id
JOIN catalogue_item item ON item.barcode = :barcode
JOIN catalogue_record record ON record.id = item.record_id
LEFT JOIN circulation_loan running ON running.item_id = item.id AND running.returned_at IS NULL
LEFT JOIN circulation_hold trapped ON trapped.trapped_item_id = item.id AND trapped.state IN ('in_transit', 'ready')
LEFT JOIN circulation_hold own ON own.record_id = item.record_id AND own.patron_id = patron.id AND own.state = 'waiting'
CROSS JOIN LATERAL (
    SELECT count(*) AS open_loans, count(*) FILTER (WHERE material_type = item.material_type) AS of_material,
        min(due_on) AS oldest_due_on
    FROM circulation_loan WHERE patron_id = patron.id AND returned_at IS NULL
) loans
WHERE card.number = :card
FOR NO KEY UPDATE OF patron, item
\gset
WITH loan AS (
    INSERT INTO circulation_loan
        (item_id, patron_id, branch_id, category_id, material_type, checked_out_at, due_on, renewals, ending)
    VALUES (:item_id, :patron_id, :branch_id, :category_id, :material_type, now(), current_date + 21, 0, '')
    RETURNING id
), item AS (
    UPDATE catalogue_item
    SET status = 'on_loan', status_since = now(), due_on = current_date + 21, current_branch_id = :branch_id
    WHERE id = :item_id
), counted AS (
    INSERT INTO circulation_loancount AS so_far (record_id, branch_id, month, loans)
    VALUES (:record_id, :branch_id, date_trunc('month', current_date), 1)
    ON CONFLICT (record_id, branch_id, month) DO UPDATE SET loans = so_far.loans + 1
)
INSERT INTO circulation_event
    (at, actor_kind, actor_id, via, branch_id, verb, details, item_id, record_id, loan_id, patron_id)
SELECT now(), 'terminal', 1, 'sip2', :branch_id, 'check_out',
    '{"due_on": "2026-12-13", "before": "available", "waived": [], "was_set_apart": false}',
    :item_id, :record_id, loan.id, :patron_id
FROM loan
RETURNING loan_id
\gset
COMMIT;

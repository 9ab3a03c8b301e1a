BEGIN;
SELECT
    item.id AS item_id, item.record_id AS record_id, item.status AS item_status, item.branch_id AS home_branch_id,
    item.material_type AS material_type, record.title AS title,
    loan.id AS loan_id, loan.patron_id AS patron_id, loan.due_on AS due_on, loan.checked_out_at AS checked_out_at,
    loan.branch_id AS loan_branch_id, loan.category_id AS category_id,
    trapped.id AS trapped_id, trapped.pickup_branch_id AS pickup_branch_id, transit.to_branch_id AS travels_to_id,
    ARRAY(
        SELECT waiting.id FROM circulation_hold waiting
        WHERE waiting.record_id = item.record_id AND waiting.state = 'waiting'
        ORDER BY waiting.priority DESC, waiting.placed_at, waiting.id LIMIT 3
    ) AS queue,
    pg_advisory_xact_lock(4101, (item.record_id % 2147483647)::integer)
FROM catalogue_item item
JOIN catalogue_record record ON record.id = item.record_id
JOIN circulation_loan loan ON loan.item_id = item.id AND loan.returned_at IS NULL
LEFT JOIN circulation_hold trapped ON trapped.trapped_item_id = item.id AND trapped.state IN ('in_transit', 'ready')
LEFT JOIN circulation_transit transit ON transit.item_id = item.id AND transit.arrived_at IS NULL
WHERE item.barcode = :barcode
FOR NO KEY UPDATE OF item
\gset
WITH ended AS (
    UPDATE circulation_loan SET returned_at = now(), return_branch_id = :branch_id, ending = 'returned'
    WHERE id = :loan_id AND returned_at IS NULL
    RETURNING id, patron_id
), item AS (
    UPDATE catalogue_item
    SET status = 'available', status_since = now(), due_on = NULL, current_branch_id = :branch_id
    WHERE id = :item_id
)
INSERT INTO circulation_event
    (at, actor_kind, actor_id, via, branch_id, verb, details, item_id, record_id, loan_id, patron_id)
SELECT now(), 'terminal', 1, 'sip2', :branch_id, 'check_in',
    '{"before": "on_loan", "destination": "shelf", "due_on": "2026-12-13", "days_late": 0}',
    :item_id, :record_id, ended.id, ended.patron_id
FROM ended
RETURNING id AS event_id
\gset
COMMIT;

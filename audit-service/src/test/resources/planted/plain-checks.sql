-- What is asked of the plain table. USUAL: what tables of this kind are mostly checked for. RULES: this domain's rules,
-- written down as SQL by somebody who knows them. Each gives the id and the model of the rows that it objects to.

-- USUAL ids without a gap
SELECT id, model FROM (SELECT id, model, id - lag(id, 1, 0::bigint) OVER (ORDER BY id) AS step FROM plain_audit) rows WHERE step <> 1;

-- USUAL times in the order of ids
SELECT id, model FROM (SELECT id, model, at, lag(at) OVER (ORDER BY id) AS before FROM plain_audit) rows WHERE at < before;

-- USUAL what is done about a promotion refers to a request
SELECT id, model FROM plain_audit a
WHERE (action = 'PromotionDecided' OR action = 'PromotionChanged' AND payload #>> '{requestedBy,kind}' = 'PERSON')
  AND NOT EXISTS (SELECT FROM plain_audit r WHERE r.action = 'PromotionRequested' AND r.promotion = a.promotion);

-- USUAL an event id has one content
SELECT max(id), max(model) FROM plain_audit WHERE event_id IS NOT NULL
GROUP BY event_id, action HAVING count(DISTINCT payload) > 1;

-- RULES it was written down when it happened
SELECT id, model FROM plain_audit WHERE occurred_at < at - interval '1 hour' OR occurred_at > at + interval '10 minutes';

-- RULES who approves has not asked, trained or developed, approves once, and holds the role
SELECT d.id, d.model FROM plain_audit d
WHERE d.action = 'PromotionDecided' AND d.payload ->> 'decision' = 'APPROVE' AND (
  EXISTS (SELECT FROM plain_audit r WHERE r.action = 'PromotionRequested' AND r.promotion = d.promotion AND r.actor = d.actor)
  OR EXISTS (SELECT FROM plain_audit r JOIN plain_audit v ON v.action = 'ModelRegistered' AND v.model = r.model AND v.version = r.version
             WHERE r.action = 'PromotionRequested' AND r.promotion = d.promotion AND v.payload #>> '{run,startedBy}' = d.actor)
  OR EXISTS (SELECT FROM plain_audit m WHERE m.action = 'ModelDescribed' AND m.model = d.model AND m.payload -> 'developers' ? d.actor)
  OR EXISTS (SELECT FROM plain_audit o WHERE o.action = 'PromotionDecided' AND o.promotion = d.promotion AND o.actor = d.actor AND o.id < d.id)
  OR NOT d.payload #> '{actor,roles}' ? (d.payload ->> 'role'));

-- RULES two approvals before production
SELECT id, model FROM plain_audit p
WHERE action = 'ModelPromoted' AND environment = 'production' AND payload ->> 'kind' = 'PROMOTION' AND NOT (payload ->> 'emergency')::boolean
  AND 2 > (SELECT count(DISTINCT d.payload ->> 'role') FROM plain_audit d
           WHERE d.action = 'PromotionDecided' AND d.promotion = p.promotion AND d.payload ->> 'decision' = 'APPROVE' AND d.id < p.id);

-- RULES an approval that counts was given, upon the same evidence
SELECT s.id, s.model FROM plain_audit s CROSS JOIN jsonb_array_elements(s.payload -> 'approvals') counted
WHERE s.action = 'PromotionChanged' AND NOT EXISTS (
  SELECT FROM plain_audit d WHERE d.action = 'PromotionDecided' AND d.promotion = s.promotion
    AND d.actor = counted #>> '{by,subject}' AND d.payload ->> 'role' = counted ->> 'role'
    AND d.payload ->> 'evidenceDigest' = counted ->> 'evidenceDigest');

-- RULES no approval after the promotion has expired
SELECT d.id, d.model FROM plain_audit d JOIN plain_audit s ON s.action = 'PromotionChanged' AND s.promotion = d.promotion
WHERE d.action = 'PromotionDecided' AND s.payload ->> 'expiresAt' IS NOT NULL AND s.id < d.id
  AND d.at > (s.payload ->> 'expiresAt')::timestamptz + interval '1 hour';

-- RULES gates were asked, and passed
SELECT id, model FROM plain_audit
WHERE action = 'ModelPromoted' AND payload ->> 'kind' = 'PROMOTION' AND NOT (payload ->> 'emergency')::boolean
  AND (environment = 'production' AND payload -> 'gates' = '[]'
       OR jsonb_path_exists(payload, '$.gates[*] ? (@.outcome != "PASSED")'));

-- RULES a promotion is decided, told, and told to be the champion
SELECT id, model FROM plain_audit p
WHERE action = 'ModelPromoted' AND (
  NOT EXISTS (SELECT FROM plain_audit s WHERE s.action = 'PromotionChanged' AND s.promotion = p.promotion AND s.payload ->> 'state' = 'PROMOTED')
  OR NOT EXISTS (SELECT FROM plain_audit c WHERE c.action = 'ChampionChanged' AND c.model = p.model AND c.environment = p.environment
                 AND c.payload -> 'revision' = p.payload -> 'revision'
                 AND (c.payload -> 'champion' IN ('null') OR c.payload #>> '{champion,version}' = p.version::text
                      AND c.payload #>> '{champion,artifact,sha256}' = p.payload #>> '{artifact,sha256}')))
UNION ALL
SELECT id, model FROM plain_audit s
WHERE action = 'PromotionChanged' AND payload ->> 'state' = 'PROMOTED'
  AND NOT EXISTS (SELECT FROM plain_audit p WHERE p.action = 'ModelPromoted' AND p.promotion = s.promotion);

-- RULES what is deployed was promoted before, is that artifact, and was reported
SELECT r.id, r.model FROM plain_audit r
WHERE r.action = 'DeploymentReported' AND NOT EXISTS (
  SELECT FROM plain_audit p WHERE p.action = 'ModelPromoted' AND p.promotion = r.promotion AND p.id < r.id
    AND coalesce((r.payload ->> 'effectiveFrom')::timestamptz, r.at) >= p.at - interval '5 minutes'
    AND coalesce(r.payload ->> 'runningSha256', p.payload #>> '{artifact,sha256}') = p.payload #>> '{artifact,sha256}')
UNION ALL
SELECT id, model FROM plain_audit s
WHERE action = 'PromotionChanged' AND payload ->> 'state' = 'DEPLOYED'
  AND NOT EXISTS (SELECT FROM plain_audit r WHERE r.action = 'DeploymentReported' AND r.promotion = s.promotion);

-- RULES a version is what its run made, and what is promoted is the version
SELECT id, model FROM plain_audit v
WHERE action = 'ModelRegistered' AND NOT EXISTS (
  SELECT FROM plain_audit t WHERE t.action = 'ModelTrained' AND t.model = v.model
    AND t.payload #>> '{run,runId}' = v.payload #>> '{run,runId}'
    AND t.payload #>> '{artifact,sha256}' = v.payload #>> '{artifact,sha256}' AND t.payload -> 'metrics' = v.payload -> 'metrics')
UNION ALL
SELECT id, model FROM plain_audit p
WHERE action = 'ModelPromoted' AND NOT EXISTS (
  SELECT FROM plain_audit v WHERE v.action = 'ModelRegistered' AND v.model = p.model AND v.version = p.version
    AND v.payload #>> '{artifact,sha256}' = p.payload #>> '{artifact,sha256}');

-- RULES versions, steps, revisions and rules are counted 1, 2, 3 …
SELECT id, model FROM (
  SELECT id, model, number - lag(number, 1, 0::bigint) OVER (PARTITION BY kind, subject ORDER BY number, id) AS step FROM (
    SELECT id, model, 'version' AS kind, model AS subject, version::bigint AS number FROM plain_audit WHERE action = 'ModelRegistered'
    UNION ALL SELECT id, model, 'step', promotion::text, (payload ->> 'step')::bigint FROM plain_audit WHERE action = 'PromotionChanged'
    UNION ALL SELECT id, model, 'revision', model || '/' || environment, (payload ->> 'revision')::bigint FROM plain_audit WHERE action = 'ModelPromoted'
    UNION ALL SELECT id, model, 'rules', '', (payload ->> 'revision')::bigint FROM plain_audit WHERE action = 'GovernanceApplied') numbers) steps
WHERE step <> 1;

-- RULES the rules are there, and are what their digest says
SELECT id, model FROM plain_audit p
WHERE action = 'ModelPromoted' AND NOT EXISTS (
  SELECT FROM plain_audit g WHERE g.action = 'GovernanceApplied' AND g.payload -> 'revision' = p.payload -> 'governanceRevision')
UNION ALL
SELECT id, model FROM plain_audit
WHERE action = 'GovernanceApplied' AND encode(sha256(convert_to(payload ->> 'text', 'UTF8')), 'hex') <> payload ->> 'digest';

-- RULES an emergency is reviewed in time
SELECT id, model FROM (
  SELECT DISTINCT ON (promotion) id, model, payload FROM plain_audit WHERE action = 'PromotionChanged'
  ORDER BY promotion, (payload ->> 'step')::bigint DESC) last
WHERE (payload ->> 'reviewDueAt')::timestamptz < (SELECT max(at) FROM plain_audit);

-- RULES what was withdrawn had not been relied on
SELECT w.id, w.model FROM plain_audit w JOIN plain_audit a ON a.event_id = (w.payload ->> 'withdraws')::uuid AND a.action = 'ModelAssessed'
WHERE w.action = 'ModelAssessed' AND EXISTS (
  SELECT FROM plain_audit p WHERE p.action = 'ModelPromoted' AND p.model = w.model AND p.version = w.version AND p.id > a.id AND p.id < w.id);

-- What answers to reviewers look for (docs/answers.md).

-- One model's records of some kinds.
CREATE INDEX entry_model_type ON entry (model, type, index) WHERE model IS NOT NULL;

-- A record by its own id: what repeats it, what caused it.
CREATE INDEX entry_record_event ON entry (record_event_id, index) WHERE record_event_id IS NOT NULL;

-- Runs and versions by the data sets that they used.
CREATE INDEX payload_datasets ON payload USING gin ((decoded -> 'datasets') jsonb_path_ops)
    WHERE decoded -> 'datasets' IS NOT NULL;

-- Notes about the trail but for reads, which are many.
CREATE INDEX payload_note ON payload ((decoded ->> 'kind'), index)
    WHERE decoded ->> 'kind' IN ('EXPORT', 'KEY', 'GAP', 'ERASURE', 'DENIAL', 'SCAN', 'HOLD');

-- What was erased, and what could not be decoded.
CREATE INDEX payload_unread ON payload (index) WHERE decoded IS NULL;

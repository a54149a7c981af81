-- What people have said of single versions counts, too. 0: the model itself.
ALTER TABLE description ADD COLUMN version integer NOT NULL DEFAULT 0;
ALTER TABLE description DROP CONSTRAINT description_pkey;
ALTER TABLE description ADD PRIMARY KEY (model_name, version);

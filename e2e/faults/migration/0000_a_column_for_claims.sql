-- Stands for any migration that wants the hottest table for itself, for a moment.
alter table claims add column of_a_fault_test boolean;

DROP INDEX "claims_lapsing";--> statement-breakpoint
DROP INDEX "place_claims_lapsing";--> statement-breakpoint
CREATE INDEX "claims_lapsing" ON "claims" USING btree ("expires_at") WHERE expires_at is not null;--> statement-breakpoint
CREATE INDEX "place_claims_lapsing" ON "place_claims" USING btree ("expires_at") WHERE expires_at is not null;
DROP INDEX "holds_expiry";--> statement-breakpoint
CREATE INDEX "holds_expiry" ON "holds" USING btree ("expires_at") WHERE state in ('active', 'paying');
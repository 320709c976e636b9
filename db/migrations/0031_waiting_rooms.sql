CREATE TYPE "public"."waiting_room_state" AS ENUM('armed', 'gathering', 'open', 'paused', 'sold_out', 'closed');--> statement-breakpoint
CREATE TABLE "waiting_room_load" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"done" integer NOT NULL,
	"failed" integer NOT NULL,
	"took_ms" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waiting_rooms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"performance_id" uuid,
	"state" "waiting_room_state" NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"demand_limit" integer,
	"accounts_only" boolean DEFAULT false NOT NULL,
	"seed_hash" text NOT NULL,
	"sealed_seed" text NOT NULL,
	"seed" text,
	"arrivals" integer DEFAULT 0 NOT NULL,
	"gathered" integer,
	"serving" integer DEFAULT 0 NOT NULL,
	"carried" double precision DEFAULT 0 NOT NULL,
	"rate" double precision NOT NULL,
	"target" integer NOT NULL,
	"per_minute" integer,
	"admission_minutes" smallint DEFAULT 15 NOT NULL,
	"message" text,
	"calls" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"inside" integer DEFAULT 0 NOT NULL,
	"admitted_last_minute" integer DEFAULT 0 NOT NULL,
	"sold" integer DEFAULT 0 NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"free" integer DEFAULT 0 NOT NULL,
	"measured_at" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waiting_rooms_serving" CHECK ("waiting_rooms"."serving" between 0 and "waiting_rooms"."arrivals"),
	CONSTRAINT "waiting_rooms_gathered" CHECK ("waiting_rooms"."gathered" between 0 and "waiting_rooms"."arrivals"),
	CONSTRAINT "waiting_rooms_opened" CHECK (("waiting_rooms"."gathered" is null) = ("waiting_rooms"."seed" is null)),
	CONSTRAINT "waiting_rooms_target" CHECK ("waiting_rooms"."target" between 1 and 100000),
	CONSTRAINT "waiting_rooms_per_minute" CHECK ("waiting_rooms"."per_minute" between 1 and 100000),
	CONSTRAINT "waiting_rooms_admission" CHECK ("waiting_rooms"."admission_minutes" between 2 and 120),
	CONSTRAINT "waiting_rooms_message" CHECK (length("waiting_rooms"."message") <= 500),
	CONSTRAINT "waiting_rooms_armed" CHECK ("waiting_rooms"."state" <> 'armed' or "waiting_rooms"."demand_limit" > 0)
);
--> statement-breakpoint
CREATE TABLE "waiting_visitors" (
	"room_id" uuid NOT NULL,
	"buyer_key" text NOT NULL,
	"arrival" integer NOT NULL,
	"arrived_at" timestamp with time zone DEFAULT now() NOT NULL,
	"admitted_at" timestamp with time zone,
	"admitted_until" timestamp with time zone,
	"left_at" timestamp with time zone,
	CONSTRAINT "waiting_visitors_room_id_buyer_key_pk" PRIMARY KEY("room_id","buyer_key"),
	CONSTRAINT "waiting_visitors_arrival" CHECK ("waiting_visitors"."arrival" >= 0),
	CONSTRAINT "waiting_visitors_admitted" CHECK (("waiting_visitors"."admitted_at" is null) = ("waiting_visitors"."admitted_until" is null) and ("waiting_visitors"."left_at" is null or "waiting_visitors"."admitted_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "performances" ADD COLUMN "waiting_room_id" uuid;--> statement-breakpoint
ALTER TABLE "waiting_rooms" ADD CONSTRAINT "waiting_rooms_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_rooms" ADD CONSTRAINT "waiting_rooms_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_rooms" ADD CONSTRAINT "waiting_rooms_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_visitors" ADD CONSTRAINT "waiting_visitors_room_id_waiting_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."waiting_rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_rooms_live_key" ON "waiting_rooms" USING btree ("event_id",coalesce("performance_id", "event_id")) WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "waiting_rooms_live" ON "waiting_rooms" USING btree ("state") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "waiting_rooms_performance" ON "waiting_rooms" USING btree ("performance_id") WHERE performance_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_visitors_arrival_key" ON "waiting_visitors" USING btree ("room_id","arrival");--> statement-breakpoint
CREATE INDEX "waiting_visitors_inside" ON "waiting_visitors" USING btree ("room_id","admitted_at") WHERE admitted_at is not null;--> statement-breakpoint
ALTER TABLE "performances" ADD CONSTRAINT "performances_waiting_room_id_waiting_rooms_id_fk" FOREIGN KEY ("waiting_room_id") REFERENCES "public"."waiting_rooms"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "performances_waiting_room" ON "performances" USING btree ("waiting_room_id") WHERE waiting_room_id is not null;
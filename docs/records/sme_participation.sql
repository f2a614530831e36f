-- which records are used
SELECT
  CASE
    WHEN (
      "t0"."person" IS NULL
    ) OR (
      "t0"."person" = ''
    )
    THEN 'person_missing'
    WHEN (
      LENGTH("t0"."person") < 16
    )
    OR REGEXP_MATCHES("t0"."person", '[^0-9A-Za-z+/=_.:-]')
    OR REGEXP_MATCHES("t0"."person", '^[0-9]{6}-[0-9]{7}')
    THEN 'person_bare'
    WHEN "t0"."start" IS NULL
    THEN 'start_missing'
    WHEN NOT (
      EXTRACT(year FROM "t0"."start") BETWEEN 1950 AND 2100
    )
    THEN 'year_outside'
    WHEN (
      "t0"."end" IS NOT NULL
    ) AND (
      "t0"."end" < "t0"."start"
    )
    THEN 'end_before_start'
    WHEN "t0"."workplace" IS NULL
    THEN 'other_training'
    WHEN "t0"."firm_size" IS NULL
    THEN 'size_missing'
    WHEN NOT (
      "t0"."firm_size" IN ('under_5', '5_29', '30_49', '50_99', '100_299', '300_999', '1000_plus')
    )
    THEN 'size_unknown'
    ELSE 'used'
  END AS "reason"
FROM "records" AS "t0";

-- sme_participation
SELECT
  "t3"."year",
  "t3"."firm_size",
  COUNT(*) AS "value"
FROM (
  SELECT
    "t2"."year",
    "t2"."workplace",
    "t2"."rank",
    CASE "t2"."rank"
      WHEN 0
      THEN 'under_5'
      WHEN 1
      THEN '5_29'
      WHEN 2
      THEN '30_49'
      WHEN 3
      THEN '50_99'
      WHEN 4
      THEN '100_299'
      WHEN 5
      THEN '300_999'
      WHEN 6
      THEN '1000_plus'
      ELSE NULL
    END AS "firm_size"
  FROM (
    SELECT
      "t1"."year",
      "t1"."workplace",
      MAX("t1"."rank") AS "rank"
    FROM (
      SELECT
        "t0"."person",
        "t0"."course",
        "t0"."provider",
        "t0"."provider_province",
        "t0"."workplace",
        "t0"."workplace_province",
        "t0"."residence_province",
        "t0"."category",
        "t0"."kdt_field",
        "t0"."firm_size",
        "t0"."start",
        "t0"."end",
        "t0"."completed",
        "t0"."employed_6m",
        "t0"."delivery",
        CAST(EXTRACT(year FROM "t0"."start") AS BIGINT) AS "year",
        CASE "t0"."firm_size"
          WHEN 'under_5'
          THEN 0
          WHEN '5_29'
          THEN 1
          WHEN '30_49'
          THEN 2
          WHEN '50_99'
          THEN 3
          WHEN '100_299'
          THEN 4
          WHEN '300_999'
          THEN 5
          WHEN '1000_plus'
          THEN 6
          ELSE NULL
        END AS "rank"
      FROM "records" AS "t0"
      WHERE
        "t0"."workplace" IS NOT NULL AND "t0"."firm_size" IS NOT NULL
    ) AS "t1"
    GROUP BY
      1,
      2
  ) AS "t2"
) AS "t3"
GROUP BY
  1,
  2;

-- sme_participation of all
SELECT
  "t1"."year",
  COUNT(DISTINCT "t1"."workplace") AS "value"
FROM (
  SELECT
    "t0"."person",
    "t0"."course",
    "t0"."provider",
    "t0"."provider_province",
    "t0"."workplace",
    "t0"."workplace_province",
    "t0"."residence_province",
    "t0"."category",
    "t0"."kdt_field",
    "t0"."firm_size",
    "t0"."start",
    "t0"."end",
    "t0"."completed",
    "t0"."employed_6m",
    "t0"."delivery",
    CAST(EXTRACT(year FROM "t0"."start") AS BIGINT) AS "year"
  FROM "records" AS "t0"
  WHERE
    "t0"."workplace" IS NOT NULL AND "t0"."firm_size" IS NOT NULL
) AS "t1"
GROUP BY
  1;

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
    WHEN "t0"."category" IS NULL
    THEN 'category_missing'
    WHEN NOT (
      "t0"."category" IN ('job_seeker', 'employee')
    )
    THEN 'category_unknown'
    WHEN "t0"."provider_province" IS NULL
    THEN 'province_missing'
    WHEN NOT (
      "t0"."provider_province" IN (
        'KR-11',
        'KR-26',
        'KR-27',
        'KR-28',
        'KR-29',
        'KR-30',
        'KR-31',
        'KR-41',
        'KR-42',
        'KR-43',
        'KR-44',
        'KR-45',
        'KR-46',
        'KR-47',
        'KR-48',
        'KR-49',
        'KR-50'
      )
    )
    THEN 'province_unknown'
    ELSE 'used'
  END AS "reason"
FROM "records" AS "t0";

-- regional_training-enrolments-provider
SELECT
  "t1"."year",
  "t1"."province",
  "t1"."category",
  COUNT(*) AS "trainees"
FROM (
  SELECT
    "t0"."person",
    "t0"."course",
    "t0"."provider",
    "t0"."provider_province" AS "province",
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
    "t0"."provider_province" IS NOT NULL
) AS "t1"
GROUP BY
  1,
  2,
  3;

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
    WHEN "t0"."kdt_field" IS NULL
    THEN 'other_training'
    WHEN NOT (
      "t0"."kdt_field" IN (
        'artificial_intelligence',
        'cloud',
        'internet_of_things',
        'digital',
        'metaverse',
        'general_software',
        'blockchain',
        'big_data',
        'cyber_security',
        'secondary_battery',
        'display_3d_printing',
        'high_tech_industry',
        'advanced_materials',
        'drone',
        'semiconductor',
        'nano',
        'robot',
        'biohealth',
        'eco_up',
        'renewable_energy',
        'hydrogen'
      )
    )
    THEN 'field_unknown'
    WHEN "t0"."course" IS NULL
    THEN 'course_missing'
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

-- kdt_training-enrolments-provider
SELECT
  "t1"."year",
  "t1"."province",
  "t1"."field",
  COUNT(DISTINCT "t1"."course") AS "courses",
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
    "t0"."kdt_field" AS "field",
    "t0"."firm_size",
    "t0"."start",
    "t0"."end",
    "t0"."completed",
    "t0"."employed_6m",
    "t0"."delivery",
    CAST(EXTRACT(year FROM "t0"."start") AS BIGINT) AS "year"
  FROM "records" AS "t0"
  WHERE
    "t0"."provider_province" IS NOT NULL AND "t0"."kdt_field" IS NOT NULL
) AS "t1"
GROUP BY
  1,
  2,
  3;

-- kdt_training-enrolments-provider of field
SELECT
  "t1"."year",
  "t1"."field",
  COUNT(DISTINCT "t1"."course") AS "courses",
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
    "t0"."kdt_field" AS "field",
    "t0"."firm_size",
    "t0"."start",
    "t0"."end",
    "t0"."completed",
    "t0"."employed_6m",
    "t0"."delivery",
    CAST(EXTRACT(year FROM "t0"."start") AS BIGINT) AS "year"
  FROM "records" AS "t0"
  WHERE
    "t0"."provider_province" IS NOT NULL AND "t0"."kdt_field" IS NOT NULL
) AS "t1"
GROUP BY
  1,
  2;

#include "common/date.h"

#include <doctest/doctest.h>

#include <random>

using namespace backfile;

TEST_CASE("dates are read in the shapes that sources use, with their precision") {
  struct Row {
    const char* text;
    const char* iso;
  };
  for (const Row& row : {
           Row{"2016", "2016"},
           Row{"2016-08", "2016-08"},
           Row{"2016-08-24", "2016-08-24"},
           Row{" 2016-08-24\n", "2016-08-24"},
           Row{"2016-08-24T10:30Z", "2016-08-24T10:30Z"},
           Row{"2016-08-24T10:30:05+02:00", "2016-08-24T08:30:05Z"},
           Row{"2016-08-24 10:30:05.123 -0500", "2016-08-24T15:30:05Z"},
           Row{"20160824T103005Z", "2016-08-24T10:30:05Z"},
           Row{"20160824", "2016-08-24"},
           Row{"20160824103005", "2016-08-24T10:30:05Z"},
           Row{"20160824103005123", "2016-08-24T10:30:05Z"},
           Row{"201608241030", "2016-08-24T10:30Z"},
           Row{"20160824T1030Z", "2016-08-24T10:30Z"},
           Row{"20160824T103005.250+0200", "2016-08-24T08:30:05Z"},
           Row{"Wed Aug 24 10:30:05 +0200 2016", "2016-08-24T08:30:05Z"},
           Row{"Wed Aug  3 10:30:05 EST 1994", "1994-08-03T15:30:05Z"},
           Row{"Aug 24 10:30 2016", "2016-08-24T10:30Z"},
           Row{"3:15 p.m. EST, March 3, 2003", "2003-03-03T20:15Z"},
           Row{"10:15 on 3 March 2003", "2003-03-03T10:15Z"},
           Row{"09:05 GMT, Wednesday, 24 August 2016", "2016-08-24T09:05Z"},
           Row{"March 3, 2003 3:15 P.M.", "2003-03-03T15:15Z"},
           Row{"2009年3月3日 12時15分", "2009-03-03T12:15Z"},
           Row{"2015년 3월 3일 9시 5분", "2015-03-03T09:05Z"},
           Row{"الثلاثاء، 3 مارس 2015 12:15 م", "2015-03-03T12:15Z"},
           Row{"الثلاثاء، 3 مارس 2015 9:15 ص", "2015-03-03T09:15Z"},
           Row{"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z"},
           Row{"Thu, 26 Feb 1987 15:01:01 EST", "1987-02-26T20:01:01Z"},
           Row{"26 Feb 87 15:01 GMT", "1987-02-26T15:01Z"},
           Row{"Wed, 02 Oct 2002 13:00:00 +0200 (CEST)", "2002-10-02T11:00:00Z"},
           Row{"February 26, 1987", "1987-02-26"},
           Row{"Feb. 26, 1987", "1987-02-26"},
           Row{"Sept. 3rd, 1939", "1939-09-03"},
           Row{"1st of March 1961", "1961-03-01"},
           Row{"March 1961", "1961-03"},
           Row{"Monday, March 3, 1997, 3:04 pm EST", "1997-03-03T20:04Z"},
           Row{"12:00", ""},
           Row{"24/08/1987", "1987-08-24"},
           Row{"08/24/1987", "1987-08-24"},
           Row{"03/04/1987", ""},
           Row{"10/30/87 02:25 PM EST", "1987-10-30T19:25Z"},
           Row{"24.12.98", "1998-12-24"},
           Row{"98/12/24", "1998-12-24"},
           Row{"24/08/16", ""},
           Row{"10-30-87", ""},
           Row{"13/13/87", ""},
           Row{"1987-02-31", ""},
           Row{"1987-13-01", ""},
           Row{"2016-08-24T25:00Z", ""},
           Row{"yesterday", ""},
           Row{"Marching on", ""},
           Row{"99999999999999", ""},
           Row{"24 août 2016", "2016-08-24"},
           Row{"24 באוגוסט 2016", "2016-08-24"},
           Row{"יום רביעי, 24 באוגוסט 2016", "2016-08-24"},
           Row{"24 ส.ค. 2559", "2016-08-24"},
           Row{"mar. 24 août 2016 à 10h30", "2016-08-24T10:30Z"},
           Row{"12 de outubro de 2016", "2016-10-12"},
           Row{"quarta-feira, 24 de agosto de 2016", "2016-08-24"},
           Row{"24 августа 2016 г.", "2016-08-24"},
           Row{"24. August 2016, 10:30 Uhr", "2016-08-24T10:30Z"},
           Row{"24.08.2016 um 10:30 Uhr", "2016-08-24T10:30Z"},
           Row{"03.04.2016", "2016-04-03"},
           Row{"24 sierpnia 2016", "2016-08-24"},
           Row{"24 listopada 2016", "2016-11-24"},
           Row{"2016. augusztus 24.", "2016-08-24"},
           Row{"24 Αυγούστου 2016", "2016-08-24"},
           Row{"24 tháng 8, 2016", "2016-08-24"},
           Row{"2016年8月24日 下午3:05", "2016-08-24T15:05Z"},
           Row{"平成28年8月24日", "2016-08-24"},
           Row{"令和元年5月1日", "2019-05-01"},
           Row{"2016년 8월 24일", "2016-08-24"},
           Row{"24 สิงหาคม 2559", "2016-08-24"},
           Row{"٢٤ أغسطس ٢٠١٦", "2016-08-24"},
           Row{"24 अगस्त 2016", "2016-08-24"},
           Row{"Aug. 24, 2016 at 10:30 p.m.", "2016-08-24T22:30Z"},
           Row{"Posted on 24 August 2016", "2016-08-24"},
           Row{"Wed Aug 24 10:30:00 UTC 2016", "2016-08-24T10:30:00Z"},
           Row{"24/Aug/2016:10:30:00 +0200", "2016-08-24T08:30:00Z"},
           Row{"10:10, 1 May 2019", "2019-05-01T10:10Z"},
           Row{"May 1, 2019, 10:10 IST", "2019-05-01T04:40Z"},
           Row{"02/09/2018 22h15", "2018-09-02T22:15Z"},
           Row{"24 ноября 2017, 15:20 МСК", "2017-11-24T12:20Z"},
           Row{"24.11.2017 klo 15.20", "2017-11-24T15:20Z"},
           Row{"03.04.2017 klo 15.20", "2017-04-03T15:20Z"},
           Row{"2017-11-24 15:20 来源：新华网", "2017-11-24T15:20Z"},
           Row{"来源：新华网", ""},
           Row{"发布时间：2017-11-24 15:20", "2017-11-24T15:20Z"},
           Row{"입력 2017-11-24 15:20:10", "2017-11-24T15:20:10Z"},
           Row{"입력 2017-11-24 15:20 수정 2017-11-25 16:20", ""},
           Row{"/Date(1511536800000)/", "2017-11-24T15:20:00Z"},
           Row{"\\/Date(-1000+0300)\\/", "1969-12-31T23:59:59Z"},
           Row{"/Date(x)/", ""},
           Row{"2017-11-24T15:20:00.000+03:00[Africa/Cairo]", "2017-11-24T12:20:00Z"},
           Row{"Thứ Sáu, 24/11/2017, 15:20 (GMT+7)", "2017-11-24T08:20Z"},
           Row{"24/11/2017 - 15:20", "2017-11-24T15:20Z"},
           Row{"15:20 - 24/11/2017", "2017-11-24T15:20Z"},
           Row{"01/03/2021 12:30 م", "2021-03-01T12:30Z"},
           Row{"۱۴۰۲/۰۵/۱۲", "2023-08-03"},
           Row{"۱۲/۰۵/۱۴۰۲ ۱۰:۳۰", "2023-08-03T10:30Z"},
           Row{"١٤٤٥/٠٥/١٢", ""},
           Row{"٢٠٢٣/٠٨/٠٣", "2023-08-03"},
           Row{"۱۴۰۲/۱۳/۱۲", ""},
           Row{"۱۲ اوت ۱۴۰۲", ""},
           Row{"۱۲ اسفند ۱۳۹۹", "2021-03-02"},
           Row{"سه‌شنبه ۱۲ اسفند ۱۳۹۹", "2021-03-02"},
           Row{"پنجشنبه ۵ فروردین ۱۴۰۰ - ۱۰:۳۰", "2021-03-25T10:30Z"},
           Row{"1 فروردین 1400 ساعت 12:15", "2021-03-21T12:15Z"},
           Row{"۱۲ حوت ۱۳۹۹", "2021-03-02"},
           Row{"۳۱ مهر ۱۳۹۹", ""},
           Row{"شهریور ۱۳۹۹", ""},
           Row{"سه شنبه، ۳ مارس ۲۰۲۱", "2021-03-03"},
           Row{"۵ ژانویه ۲۰۲۰", "2020-01-05"},
           Row{"۲۰۲۳/۰۸/۰۳", "2023-08-03"},
           Row{"04 آب/اغسطس 2013", "2013-08-04"},
           Row{"الاحد 4 اب 2013", "2013-08-04"},
           Row{"民國105年8月24日", "2016-08-24"},
           Row{"【2019.03.08】", "2019-03-08"},
           Row{"[2016-08-24 10:30]", "2016-08-24T10:30Z"},
           Row{"December 7, 2016 @ 3:53 PM", "2016-12-07T15:53Z"},
           Row{"Thứ bảy, 12/10/2019, 08:30 (GMT+7)", "2019-10-12T01:30Z"},
           Row{"12/10/2019, 08:30 (GMT+7)", ""},
           Row{"4 August/September 2013", ""},
           Row{"May 24 people in 2016", ""},
           Row{"31 de febrero de 2016", ""},
           Row{"24 août", ""},
           Row{"10 km 2016", ""},
           Row{"", ""},
       }) {
    CAPTURE(row.text);
    const auto date = parse_date(row.text);
    CHECK((date ? to_iso(*date) : "") == row.iso);
  }
  CHECK(to_iso(*parse_date("03/04/1987", DayMonthOrder::day_first)) == "1987-04-03");
  CHECK(to_iso(*parse_date("03/04/1987", DayMonthOrder::month_first)) == "1987-03-04");
  CHECK(to_iso(*parse_date("03/04/07", DayMonthOrder::day_first)) == "2007-04-03");
  CHECK(to_iso(*parse_date("03/04/07", DayMonthOrder::month_first)) == "2007-03-04");
  CHECK(to_iso(*parse_date("03/04/07", DayMonthOrder::year_first)) == "2003-04-07");
  CHECK(!parse_date("03/04/1987", DayMonthOrder::year_first));
  CHECK(to_iso(*parse_date("10-30-87", DayMonthOrder::month_first)) == "1987-10-30");
}

TEST_CASE("what is printed is read again as the same date") {
  std::mt19937_64 random(3);
  for (int i = 0; i < 5000; ++i) {
    const auto seconds = static_cast<std::int64_t>(random() % 22000000000ULL) - 15000000000LL;
    const auto precision = static_cast<DatePrecision>(1 + random() % 5);
    const Date date = *parse_date(to_iso({seconds, precision}));
    CHECK(parse_date(to_iso(date)) == date);
    CHECK(date.precision == precision);
    const DateRange span = span_of(date);
    CHECK(span.begin <= seconds);
    CHECK(seconds < span.end);
  }
}

TEST_CASE("civil time goes both ways") {
  for (std::int64_t seconds = -16000000000; seconds < 8000000000; seconds += 86400 * 13 + 3607) {
    CHECK(seconds_from_civil(civil_time(seconds)) == seconds);
  }
}

TEST_CASE("ranges are read as users type them") {
  const std::int64_t now = *seconds_from_civil({2024, 3, 15, 12, 0, 0});
  struct Row {
    const char* text;
    const char* first;
    const char* behind;
  };
  for (const Row& row : {
           Row{"2016", "2016-01-01", "2017-01-01"},
           Row{"2016..2018", "2016-01-01", "2019-01-01"},
           Row{"2016-08..2016-09-03", "2016-08-01", "2016-09-04"},
           Row{"last month", "2024-02-01", "2024-03-01"},
           Row{"This Year", "2024-01-01", "2025-01-01"},
           Row{"last year", "2023-01-01", "2024-01-01"},
           Row{"last week", "2024-03-04", "2024-03-11"},
           Row{"today", "2024-03-15", "2024-03-16"},
           Row{"90d", "2023-12-17", "2024-03-16"},
           Row{"2y", "2022-03-15", "2024-03-16"},
       }) {
    CAPTURE(row.text);
    const auto range = parse_date_range(row.text, now);
    REQUIRE(range);
    CHECK(to_iso({range->begin, DatePrecision::day}) == row.first);
    CHECK(to_iso({range->end, DatePrecision::day}) == row.behind);
  }
  const std::int64_t end_of_march = parse_date("2024-03-31")->seconds;
  CHECK(parse_date_range("1m", end_of_march)->begin == parse_date("2024-02-29")->seconds);
  CHECK(parse_date_range("3m", end_of_march)->begin == parse_date("2023-12-31")->seconds);
  CHECK(parse_date_range("2016..", now)->begin == span_of(*parse_date("2016")).begin);
  CHECK(parse_date_range("..2018", now)->end == span_of(*parse_date("2018")).end);
  for (const char* text : {"", "..", "2018..2016", "soon", "x..2016", "0d", "2016-02-30"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date_range(text, now));
  }
}

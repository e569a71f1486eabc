#include "indexer/readers/byline.h"

#include <doctest/doctest.h>

#include <string>

#include "common/date.h"
#include "indexer/readers/html/page.h"

using namespace backfile;

TEST_CASE("a byline is the names in it") {
  struct Row {
    const char* printed;
    const char* names;
  };
  for (const Row& row : {
           Row{"By Ana Reyes and Leon Falk", "Ana Reyes and Leon Falk"},
           Row{"Written by Ana Reyes | May 1, 2019", "Ana Reyes"},
           Row{"Ana Reyes, 24 August 2016", "Ana Reyes"},
           Row{"Ana Reyes • Published 10:41", "Ana Reyes"},
           Row{"BY ANA REYES @areyes", "ANA REYES"},
           Row{"Ana Reyes (@areyes)", "Ana Reyes"},
           Row{"@areyes", "@areyes"},
           Row{"Author: Ana Reyes", "Ana Reyes"},
           Row{"Last Updated: January 7, 2025", ""},
           Row{"https://news.example.org/ana", ""},
           Row{"Von Hanna Vogt", "Hanna Vogt"},
           Row{"A cura di Anna Riva", "Anna Riva"},
           Row{"Escrito por: Ana Vera", "Ana Vera"},
           Row{"Írta: Kiss Anna", "Kiss Anna"},
           Row{"מאת: אנה לוי", "אנה לוי"},
           Row{"von Mises", "von Mises"},
           Row{"April Jones, Staff Writer", "April Jones, Staff Writer"},
           Row{"Mark Marchetti 3rd", "Mark Marchetti 3rd"},
           Row{"Theresa May", "Theresa May"},
           Row{"Janusz Kowalski", "Janusz Kowalski"},
           Row{"Автор: Анна Реес", "Анна Реес"},
           Row{"Penulis: Ana Reyes Editor: Leon Falk", "Ana Reyes"},
           Row{"Text: Ana Reyes Foto: Leon Falk", "Ana Reyes"},
           Row{"Reporting by Ana Reyes; Editing by Leon Falk", "Ana Reyes"},
           Row{"Ana Reyes areyes@example.org", "Ana Reyes"},
           Row{"areyes@example.org", "areyes@example.org"},
           Row{"取材・文＝山田花子", "山田花子"},
           Row{"بقلم أحمد سالم", "أحمد سالم"},
           Row{"Di Stefano", "Di Stefano"},
           Row{"Di Ana Reyes", "Ana Reyes"},
           Row{"di Ana Reyes", "Ana Reyes"},
           Row{"von Hanna Vogt", "Hanna Vogt"},
           Row{"von der Heide", "von der Heide"},
       }) {
    CAPTURE(row.printed);
    CHECK(clean_byline(row.printed) == row.names);
  }
  CHECK(is_site_byline("example.org"));
  CHECK_FALSE(is_site_byline("Ana"));
  CHECK_FALSE(is_site_byline("J.P. Hale"));
  CHECK_FALSE(is_site_byline("ana@example.org"));
}

TEST_CASE(
    "the authors of a page are those that it shows where its metadata names a login, an agency or the site") {
  const auto byline = [](const std::string& head, const std::string& body) {
    return read_html_page("<html><head>" + head + "</head><body><h1>Ferry will stop in October</h1>" + body +
                              "<p>The ferry to the outer islands will stop running in October, the county "
                              "said.</p></body></html>",
                          {}, {})
        .article.byline;
  };
  const std::string shown = "<p>By <span class=\"author-name\">Ana Reyes</span></p>";
  CHECK(byline("<meta name=\"author\" content=\"areyes7\">", shown) == "Ana Reyes");
  CHECK(byline("<meta name=\"author\" content=\"example.org\">", shown) == "Ana Reyes");
  CHECK(byline("<meta name=\"author\" content=\"AFP\">", "") == "AFP");
  CHECK(byline("<meta name=\"author\" content=\"example.org\">", "") == "");
  CHECK(byline("<meta name=\"author\" content=\"Ana Reyes\"><meta name=\"author\" content=\"Leon Falk\">",
               "") == "Ana Reyes, Leon Falk");
  CHECK(byline("<meta property=\"author\" content=\"Ana Reyes\"><meta name=\"author\" content=\"A. R.\">",
               "") == "Ana Reyes");
  CHECK(byline("", "<span class=\"author\">AFP</span>" + shown) == "Ana Reyes");
  CHECK(byline(
            "<meta property=\"og:site_name\" content=\"Strait Times\"><meta name=\"author\" content=\"Strait "
            "Times Editors\">",
            shown) == "Ana Reyes");
  CHECK(byline("", "<p>By <a rel=\"author\">Ana Reyes</a> and <a rel=\"author\">Leon Falk</a></p>") ==
        "Ana Reyes, Leon Falk");
  CHECK(byline("", "<div><a href=\"/authors/ana\">Ana Reyes</a></div>") == "Ana Reyes");
  CHECK(byline("", "<div><a href=\"/islands/\">Outer Islands</a></div>") == "");
  // As several systems print them.
  CHECK(byline("",
               "<div class=\"submitted\">Submitted by <span class=\"username\">Ana Reyes</span> on Mon, "
               "03/04/2019</div>") == "Ana Reyes");
  CHECK(byline("", "<dd class=\"createdby\">Written by: <span>Ana Reyes</span></dd>") == "Ana Reyes");
  CHECK(
      byline("", "<p class=\"author\">Ana Reyes<br><a href=\"mailto:a@example.org\">a@example.org</a></p>") ==
      "Ana Reyes");
  CHECK(byline("", "<span>Publié le 4 mars 2019 par Ana Reyes</span>") == "Ana Reyes");
  CHECK(byline("", "<p>Por Ana Reyes, g1 — São Paulo</p>") == "Ana Reyes");
  CHECK(byline("", "<div>Ana Reyes | Published March 4, 2019</div>") == "Ana Reyes");
  CHECK(byline("", "<p>文・山田花子</p>") == "山田花子");
  CHECK(byline("", "<figure><img><span class=\"photo-author\">Leon Falk</span></figure>" + shown) ==
        "Ana Reyes");
  CHECK(byline("", "<div class=\"author-region\"><span>world</span></div>") == "");
  CHECK(byline(
            "",
            "<div class=\"author-follow\">Follow me on <a>Twitter</a>. Check out my <a>website</a>.</div>") ==
        "");
  CHECK(byline("", "<div class=\"media-author\">© Leon Falk</div>") == "");
  CHECK(byline("", "<p>كتب: أحمد سالم</p>") == "أحمد سالم");
}

TEST_CASE("the date of a page is what its first lines say where no element does") {
  const auto date = [](const std::string& lines) {
    return to_iso(
        read_html_page("<html><head><title>Ferry will stop - Strait Times</title></head><body><div>1 May "
                       "2020</div><h1>Ferry will stop</h1>" +
                           lines +
                           "<p>The ferry will stop on 3 October 2019, the county said.</p></body></html>",
                       {}, {})
            .article.date);
  };
  CHECK(date("<div>2 September 2019</div>") == "2019-09-02");
  CHECK(date("<div class=\"x-date\">September 2, 2019 / 6:25 PM / Updated 2 hours ago</div>") ==
        "2019-09-02T18:25Z");
  CHECK(date("<p class='date'>Updated <span>3 September 2019</span></p><p class='date'>First posted <span>2 "
             "September 2019</span></p>") == "2019-09-02");
  CHECK(date("<p class='date'>Updated <span>3 September 2019</span></p>") == "2019-09-03");
  CHECK(date("<div>By Ana Reyes - 09/30/19 02:25 PM EDT</div>") == "2019-09-30T18:25Z");
  CHECK(date("<div><span>Ana Reyes</span><span>2019-09-02 10:41</span></div>").starts_with("2019-09-02"));
  CHECK(date("<div>County</div>") == "");
  CHECK(date("<div>by Ana Reyes on September 2, 2019 at 3:45 pm</div>").starts_with("2019-09-02"));
  CHECK(date("<div>Date: 02 September 2019 Time: 12:45 PM ET</div>").starts_with("2019-09-02"));
  CHECK(date("<span class='updated' title='2019-09-02'>2019-09-02</span>") == "2019-09-02");
}

TEST_CASE("a date above the headline is believed where it says what it is of") {
  const auto date = [](const std::string& lines) {
    return to_iso(read_html_page("<html><head><title>Ferry will stop</title></head><body>" + lines +
                                     "<h2>Ferry will stop</h2><p>The ferry to the outer islands will stop "
                                     "running in October, the county said.</p></body></html>",
                                 {}, {})
                      .article.date);
  };
  CHECK(date("<b>Last update - 18:25 30/10/2009</b>") == "2009-10-30T18:25Z");
  CHECK(date("<span>Posted</span> <span>10/30/2003 6:25 PM</span>") == "2003-10-30T18:25Z");
  CHECK(date("<td>UPDATED: 08:25, October 31, 2005</td>") == "2005-10-31T08:25Z");
  CHECK(date("<td>October 31, 2005</td>") == "");
}

TEST_CASE("a title goes without its author") {
  const std::string page =
      "<html><head><title>Ferry will stop in October - Ana Reyes and Leon Falk</title><meta name=\"author\" "
      "content=\"Ana Reyes and Leon Falk\"><meta property=\"og:title\" content=\"Ferry will stop in October "
      "- Ana Reyes "
      "and Leon Falk\"></head><body><p>The ferry to the outer islands will stop running in "
      "October.</p></body></html>";
  CHECK(read_html_page(page, {}, {}).article.title == "Ferry will stop in October");
}

TEST_CASE("a title goes without its site, whichever name that has") {
  const auto title = [](const std::string& window, const std::string& head) {
    return read_html_page(
               "<html><head><title>" + window + "</title><meta property='og:title' content='" + window +
                   "'>" + head +
                   "</head><body><h2>Ferry will stop: islanders go to court</h2>"
                   "<p>The ferry to the outer islands will stop running in October.</p></body></html>",
               {}, {})
        .article.title;
  };
  const std::string headline = "Ferry to the islands - and school - will stop";
  CHECK(title(headline + " - Daily Strait Online",
              "<link rel='canonical' href='https://www.dailystrait.co.uk/ferry'>") == headline);
  CHECK(title(headline + " - Daily Strait Online",
              "<meta property='og:site_name' content='Strait Online'>") == headline);
  CHECK(title(headline + " | Daily Strait Online", "") == headline);
  CHECK(title(headline, "") == headline);
}

TEST_CASE("what stands in an author's element beside the name is no name") {
  const auto byline = [](const std::string& lines) {
    return read_html_page(
               "<html><head><title>Ferry will stop</title></head><body><h1>Ferry will stop</h1>" + lines +
                   "<p>The ferry will stop on 3 October 2019, the county said, for want of captains.</p>"
                   "</body></html>",
               {}, {})
        .article.byline;
  };
  CHECK(byline("<div class='author'><a href='/ana'>Ana Reyes</a> <a href='/old'>Archive</a></div>") ==
        "Ana Reyes");
  CHECK(byline("<div class='article-author'><h3>Ferry will stop</h3><span>Ana Reyes, "
               "Correspondent</span></div>") == "Ana Reyes, Correspondent");
  CHECK(byline("<span class='byline'><label>The writer has posted comments</label>Ana Reyes</span>") ==
        "Ana Reyes");
  CHECK(byline("<div class='byline'><h6>Written by</h6><h5>Ana Reyes</h5><ul><li><a href='/n'>Local "
               "News</a></li></ul></div>") == "Ana Reyes");
  CHECK(byline("<div class='byline'>By Ana Reyes, Staff Writer<div>Reviewed by <a href='/bo'>Bo "
               "Li</a></div></div>") == "Ana Reyes, Staff Writer");
  CHECK(byline("<div class='author'>By ANA REYES, <a href='/bo'>BO LI</a></div>") == "ANA REYES, BO LI");
  CHECK(
      byline(
          "<nav><a class='nav-authors' href='/a'>For Authors</a></nav><p>by Ana Reyes on May 15, 2013</p>") ==
      "Ana Reyes");
  CHECK(byline("<span class='post-author vcard'>Publicado por <span class='fn'>Lucia Farfan</span></span>") ==
        "Lucia Farfan");
}

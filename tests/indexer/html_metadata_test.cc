// What pages tell of their articles: authors, day, title, site.
#include <doctest/doctest.h>

#include <string>

#include "common/date.h"
#include "indexer/readers/html/address_date.h"
#include "indexer/readers/html/lean.h"
#include "indexer/readers/html/page.h"

using namespace backfile;

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

TEST_CASE("the authors of a page stand where it says so, wherever else names are") {
  const auto byline = [](const std::string& front, const std::string& lines, const std::string& behind) {
    return read_html_page("<html><head><title>Ferry will stop in October</title></head><body>" + front +
                              "<h1>Ferry will stop in October</h1>" + lines +
                              "<p>The ferry to the outer islands will stop running in October, the county "
                              "said.</p>" +
                              behind + "</body></html>",
                          {}, {})
        .article.byline;
  };
  // The reader's menu is none, nor is a photographer, whatever their elements are called.
  CHECK(byline("<div class='author-menu'><ul><li>Hi, Jim</li><li>Edit Profile</li><li>Account "
               "Info</li></ul></div>",
               "", "") == "");
  CHECK(byline("", "<p class='figcaption'>The quay <span class='firma'>BO LI</span></p>", "") == "");
  CHECK(byline("", "<div class='firma-comentarios'><a rel='author'>Ana Reyes</a> 3 comentarios</div>", "") ==
        "Ana Reyes");
  // Each in an item of a list; a tag beside the name.
  CHECK(byline("",
               "<ul><li><div rel='author'>By Ana Reyes</div></li><li><div rel='author'>Bo Li</div></li></ul>",
               "") == "Ana Reyes, Bo Li");
  CHECK(byline("",
               "<div class='article-author'><a href='/a'>Ana Reyes</a><dl class='tags'><dd><a "
               "href='/t'>Inner Harbour</a></dd></dl></div>",
               "") == "Ana Reyes");
  // The section and what else is linked behind the name are no authors; another element ends the line.
  CHECK(byline("",
               "<div class='author'>Written by <a href='/a'>Ana Reyes</a> in <a href='/v'>Harbour "
               "News</a> on 1 June 2019. <a href='/c'>Add A Comment</a></div>",
               "") == "Ana Reyes");
  CHECK(byline("", "<div>By: <a href='/1'>Ana Reyes</a><br>Executive News Editor</div>", "") == "Ana Reyes");
  CHECK(byline("", "<p>By Ana Reyes Tuesday, Aug. 17, 2010</p>", "") == "Ana Reyes");
  CHECK(byline("",
               "<div><time>Dec 21, 2016</time><span> | by <span><a href='/u'>Ana "
               "Reyes</a></span></span></div>",
               "") == "Ana Reyes");
  CHECK(byline("", "<div><span>By </span><span class='fn'>ANA REYES</span></div>", "") == "ANA REYES");
  // Beside the article, and in an element for menus.
  CHECK(byline("",
               "<nav><a href='/india'>All</a> Edited by <a href='/a'><span itemprop='author'><span "
               "itemprop='name'>Ana Reyes</span></span></a></nav>",
               "") == "Ana Reyes");
  CHECK(byline("<div class='sidebar'>The author: <a rel='author'>Ana Reyes</a></div>", "", "") ==
        "Ana Reyes");
  CHECK(byline("<div class='sidebar'><a rel='author'>Ana Reyes</a> <a rel='author'>Bo Li</a></div>", "",
               "") == "");
  CHECK(byline("", "", "<p><a href='https://example.org/author/ana/'>Ana Reyes</a> likes boats.</p>") ==
        "Ana Reyes");
  // The line below the headline, not that of the next story.
  CHECK(byline("", "<p>By <a href='/a'>Ana Reyes</a></p>",
               "<h3>Storm</h3><a class='byline' href='/b'>Bo "
               "Li</a>") == "Ana Reyes");
  // A page in a layout that has a sidebar.
  CHECK(byline("<div class='page-left-right-sidebar'>", "<a rel='author'>Ana Reyes</a>", "</div>") ==
        "Ana Reyes");
}

TEST_CASE("a publishing house is no author, and a copyright no site") {
  const std::string page =
      "<html><head><title>Ferry will stop</title><meta name='author' content='Strait Media Inc.'><meta "
      "name='author' content='Ana Reyes'><meta name='copyright' content='Copyright (c) 2007 Strait "
      "Kft.'><link "
      "rel='canonical' href='http://www.strait.example/1'></head><body><p>The ferry to the outer islands "
      "will "
      "stop running in October, the county said.</p></body></html>";
  const Article article = read_html_page(page, {}, {}).article;
  CHECK(article.byline == "Ana Reyes");
  CHECK(article.source == "strait.example");
}

TEST_CASE("the date of a page stands in whatever element has it, but not in one from elsewhere") {
  const auto date = [](const std::string& lines) {
    return to_iso(
        read_html_page("<html><head><title>Ferry will stop</title></head><body><h1>Ferry will stop</h1>" +
                           lines + "</body></html>",
                       {}, {})
            .article.date);
  };
  const std::string text =
      "<p>The ferry to the outer islands will stop running in October, the county said.</p>";
  CHECK(date("<time data-published='2016-12-09 09:13:00Z'>4 hours ago</time>" + text) ==
        "2016-12-09T09:13:00Z");
  CHECK(date("<aside><time class='content-published-date'>December 9, 2016</time></aside>" + text) ==
        "2016-12-09");
  CHECK(date("<nav><span itemprop='dateModified' content='2020-04-07T15:49:34+05:30'>Updated</span></nav>" +
             text) == "2020-04-07T10:19:34Z");
  CHECK(date("<p class='date'>【2019.03.08】</p>" + text) == "2019-03-08");
  CHECK(date(text + "<blockquote>A photo <time datetime='2016-12-05T17:10:10Z'>Dec 5</time></blockquote>") ==
        "");
  // What a script writes where it stands, the last of two.
  CHECK(date("<div><script>if (a.indexOf('x') > -1) {document.write('August 13, 2010 -- Updated 2308 GMT');} "
             "else {document.write('August 13, 2010 7:08 p.m. EDT');}</script></div>" +
             text) == "2010-08-13T23:08Z");
  CHECK(
      lean_html("<p><script>document.write('<b>1999</b>');document.write('2 copies');</script></p>").markup ==
      "<p></p>");
}

TEST_CASE("an address has the day of an article in the ways that sites write it") {
  CHECK(date_in_address("http://example.org/2016/08/24/ferry.html") == "2016-08-24");
  CHECK(date_in_address("http://example.org/news/2016-08-24-ferry") == "2016-08-24");
  CHECK(date_in_address("http://example.org/20160824/ferry") == "2016-08-24");
  CHECK(date_in_address("http://example.org/world/2016/aug/24/ferry") == "2016-08-24");
  CHECK(date_in_address("http://example.org/2016/August/4/ferry") == "2016-08-04");
  CHECK(date_in_address("http://example.org/2016/8/4/ferry") == "2016-08-04");
  CHECK(date_in_address("http://example.org/2016/WORLD/08/24/ferry/index.html") == "2016-08-24");
  CHECK(date_in_address("http://example.org/2016/ferry/index.html") == "");
  CHECK(date_in_address("http://example.org/2016/08") == "");
  CHECK(date_in_address("") == "");
}

TEST_CASE("a blog's name that leads to its first page is its source, and no title") {
  const auto read = [](const std::string& window, const std::string& address) {
    return read_html_page("<html><head><title>" + window + "</title></head><body><h1><a href='" + address +
                              "'>Harbour Log</a></h1><p>The ferry to the outer islands will stop running in "
                              "October, the county said.</p></body></html>",
                          {}, {})
        .article;
  };
  const std::string old = "Harbour Log &raquo; Blog Archive &raquo; Ferry will stop";
  CHECK(read(old, "/").title == "Ferry will stop");
  CHECK(read(old, "/").source == "Harbour Log");
  CHECK(read("Ferry will stop &laquo; Harbour Log", "http://blogs.example.org/harbour/").title ==
        "Ferry will stop");
  CHECK(read("Ferry will stop | Harbour Log", "http://example.org").source == "Harbour Log");
  // A section, and a page whose window does not have the name.
  CHECK(read("Ferry will stop | Harbour Log", "/harbour/").source == "");
  CHECK(read("Ferry will stop in October", "/").source == "");
}

TEST_CASE("a site's name goes off a title behind a wide colon, other words do not") {
  const auto title = [](const std::string& shared) {
    return read_html_page("<html><head><meta property='og:title' content='" + shared +
                              "'><meta property='og:site_name' content='港湾新聞デジタル'></head><body><p>"
                              "離島へのフェリーは十月に運航を終えると県が発表した。</p></body></html>",
                          {}, {})
        .article.title;
  };
  CHECK(title("フェリーが十月に運航終了：港湾新聞デジタル") == "フェリーが十月に運航終了");
  CHECK(title("特集：新聞") == "特集：新聞");
  CHECK(title("港湾新聞デジタル：十周年") == "港湾新聞デジタル：十周年");
}

// Where the main text of a news page is, and where its title and author are.
#include <doctest/doctest.h>

#include <string>

#include "ferry_pages.h"

using namespace backfile;
using namespace backfile::ferry;

TEST_CASE("a link to subscribe in the box of the headline leaves the lead") {
  const std::string lead =
      "Nobody is left who may steer the boat through the strait, and nobody has asked to learn.";
  const std::string text =
      read("<div><div><h1>Ferry to the islands will stop in October</h1>" + p(lead) +
           "<a href=\"/subscribe\">Subscribe</a></div>" + p(one) + p(two) + p(three) + "</div>")
          .text;
  CHECK(text == lead + "\n\n" + one + "\n\n" + two + "\n\n" + three);
}

TEST_CASE("what stands between the lead and the text is not read") {
  const std::string text =
      read(
          "<article><header><h1>Ferry to the islands will stop in October</h1><p>Nobody is left who "
          "may steer the boat.</p><div><a href=\"/p/ana\">Ana Reyes</a></div><div>County "
          "correspondent</div><div>2 September 2019 • 10:41am</div></header>" +
          p(one) + p(two) + p(three) + "</article>")
          .text;
  CHECK(text == "Nobody is left who may steer the boat.\n\n" + one + "\n\n" + two + "\n\n" + three);
}

TEST_CASE("a page saved while a dialog lay over it has its text") {
  const std::string consent =
      "We and our partners keep data on your device, to show what may be of interest to you, and "
      "count who reads what, unless you say no, which you may do in the settings at any time. "
      "A list of the partners, and of what they do, is in our statement, which is long.";
  const std::string text =
      read("<div id=\"root\" aria-hidden=\"true\"><h1>Ferry to the islands will stop in October</h1>" +
           p(one) + p(two) + p(three) + "</div><div class=\"z\">" + p(consent) + "</div>")
          .text;
  CHECK(text == one + "\n\n" + two + "\n\n" + three);
}

TEST_CASE("items of a list and rows of a table are lines, cells stand side by side") {
  const std::string text =
      read("<div>" + p(one) + p(two) +
           "<ul><li>The ferry costs two million a year.</li><li>The bridge would have cost ninety."
           "</li></ul><table><thead><tr><th>Year</th><th>Passengers</th></tr></thead><tbody>"
           "<tr><td>1974</td><td>41,000</td></tr><tr><td>2018</td><td>19,500</td></tr></tbody></table>" +
           p(three) + "</div>")
          .text;
  CHECK(text == one + "\n\n" + two +
                    "\n\nThe ferry costs two million a year.\nThe bridge would have cost ninety.\n\n"
                    "Year | Passengers\n1974 | 41,000\n2018 | 19,500\n\n" +
                    three);
}

TEST_CASE("comments longer than an article in a box for the printer do not replace it") {
  const std::string talk(
      "<p>I have taken this boat every week since I was a child, and I do not know what we shall do without "
      "it, "
      "nobody asked us, and nobody will, as always with this county and its airport.</p>");
  std::string body =
      "<div class=\"story\" id=\"content_print\"><h1>Ferry to the islands will stop in October</h1>" +
      p(one) + p(two) + "</div><div class=\"visitors_comment_block\">";
  for (int i = 0; i < 6; ++i) body += talk;
  CHECK(read(body + "</div>").text == one + "\n\n" + two);
}

TEST_CASE("the next article of a page that never ends is another one") {
  const std::string next =
      "<article><h1>School on the islands opens again</h1>" +
      p("Eleven children will be taught in the old building by the "
        "harbour from Monday on, the county said, after two years of lessons by radio.") +
      p("The roof was mended by their parents, who had waited long enough, as one of them put it, and knew "
        "how.") +
      "</article>";
  const std::string text = read("<div><article><h1>Ferry to the islands will stop in October</h1>" + p(one) +
                                p(two) + p(three) + "</article>" + next + "</div>")
                               .text;
  CHECK(text == one + "\n\n" + two + "\n\n" + three);
}

TEST_CASE("the lead is found below a headline with a word in front of it") {
  const std::string text =
      read("<div><h2><span>County:</span><span>Ferry to the islands will stop in October</span></h2><div>" +
           p(one) + "</div><div class=\"x7\">" + p(two) + p(three) + p(four) + "</div></div>")
          .text;
  CHECK(text == one + "\n\n" + two + "\n\n" + three + "\n\n" + four);
}

TEST_CASE("an article is read from the data of scripts where the page has no text") {
  const auto story = [](const std::string& title, const std::string& text) {
    return R"({"headline":")" + title +
           R"(","published_at":"2019-09-02T10:15:00Z","author":"Ana Reyes","body":")" + text + "\"}";
  };
  const std::string own = story("Ferry to the islands will stop in October", p(one) + p(two));
  const std::string other = story("A bridge too dear", p(three) + p(four) + p(one));
  const Article article = read("<div id='root'>Loading</div><script>window.__STATE__ = {\"list\":[" + other +
                               "," + own + "]};</script>");
  CHECK(article.text == one + "\n\n" + two);
  CHECK(article.byline == "Ana Reyes");
  CHECK(to_iso(article.date) == "2019-09-02T10:15:00Z");
  // Of a front page's articles none is the page's.
  CHECK(read("<script>run({\"list\":[" + other + "," + other + "]})</script>").text == "");
  // Where the page has the text, it counts.
  CHECK(read("<h1>Ferry to the islands will stop in October</h1>" + p(three) + p(four) +
             "<script type='application/json'>" + own + "</script>")
            .text == three + "\n\n" + four);
  CHECK(read("<script>var a={\"b\":\"" + one + "</script>").text == "");
}

TEST_CASE("a lead that is called a teaser is text, a teaser is not") {
  const std::string headline = "<h1>Ferry to the islands will stop in October</h1>";
  CHECK(read("<div>" + headline + "<p id='intro-teaser'><strong>" + one + "</strong></p><div class='x7'>" +
             p(two) + p(three) + p(four) + "</div></div>")
            .text.starts_with(one));
  CHECK(read("<div>" + headline + p(one) + p(two) + p(three) + "<div class='teaser'><a href='/a'>" + four +
             "</a></div></div>")
            .text.ends_with(three));
}

TEST_CASE("the only heading is the headline where the window names the site") {
  const auto title = [](const std::string& headings) {
    return read_html_page("<html><head><title>The Strait Courier Online</title></head><body>" + headings +
                              p(one) + p(two) + "</body></html>",
                          {}, {})
        .article.title;
  };
  CHECK(title("<h2>Ferry to the islands will stop in October</h2>") ==
        "Ferry to the islands will stop in October");
  CHECK(
      title(
          "<h2>Ferry to the islands will stop in October</h2><h2>A bridge too dear, the county says</h2>") ==
      "The Strait Courier Online");
}

TEST_CASE("the lead is found above a headline that stands twice") {
  const std::string lead =
      "Forty years after the boat was bought, nobody is left who may steer it through the strait.";
  const std::string headline = "<h1>Ferry to the islands will stop in October</h1>";
  const std::string text =
      read("<div class=\"top\">" + headline + "<div>" + p(lead) + "</div></div><div class=\"main\">" +
           headline + "<div class=\"article-body\">" + p(one) + p(two) + p(three) + "</div></div>")
          .text;
  CHECK(text.starts_with(lead));
}

TEST_CASE("a text goes on behind a wide picture and in the last section") {
  const std::string text =
      read("<div class=\"x0\"><h1>Ferry to the islands will stop in October</h1><div><div class=\"x1\">" +
           p(one) + p(two) + p(one + " " + two) +
           "</div><div class=\"x2\"><a href=\"/1\">Shop closes</a></div>" +
           "<div class=\"x2\"><a href=\"/2\">School opens</a></div></div><section><h4>What comes next</h4>" +
           p(three + " " + four) + "</section><div><p>Ana Reyes lives in the county.</p></div></div>")
          .text;
  CHECK(text ==
        one + "\n\n" + two + "\n\n" + one + " " + two + "\n\nWhat comes next\n\n" + three + " " + four);
}

TEST_CASE("what stands above the headline is not read") {
  const std::string way =
      "<p>You are here: Strait Times, The County, The Islands, Ferry to the islands will stop in October</p>";
  const std::string headline = "<h1>Ferry to the islands will stop in October</h1>";
  CHECK(read("<div>" + way + headline + p(one) + p(two) + p(three) + "</div>").text ==
        one + "\n\n" + two + "\n\n" + three);
  // Its repetition within the text is none.
  CHECK(read("<div>" + headline + p(one) + "<h2>Ferry to the islands will stop in October</h2>" + p(two) +
             p(three) + p(four) + "</div>")
            .text.starts_with(one));
}

TEST_CASE("what follows the page's headline in its title is a part of the site") {
  const Article article = read_html_page(
                              "<html><head><title>Ferry to the islands - The Tide</title><meta "
                              "property=\"og:title\" content=\"Ferry to "
                              "the islands - The Tide\"></head><body><h1>Ferry to the islands</h1>" +
                                  p(one) + p(two) + "</body></html>",
                              {}, {})
                              .article;
  CHECK(article.title == "Ferry to the islands");
  CHECK(article.text == one + "\n\n" + two);
}

TEST_CASE("the class of the body says what kind of page it is, not where its text is") {
  std::string guides = "<div class=\"x9\">";
  for (const char* guide : {"<a href=\"/g1\">Where to swim</a>", "<a href=\"/g2\">Where to eat</a>"}) {
    guides += std::string("<div><h5>") + guide +
              "</h5>Our guide to all that the islands have for those who come, "
              "and for those who stay.</div>";
  }
  const Article article =
      read_html_page(
          "<html><body class=\"single single-post\"><div><h1>Ferry stops</h1><div class=\"entry-text\">" +
              p(one) + "</div></div>" + guides + "</div></body></html>",
          {}, {})
          .article;
  CHECK(article.text == one);
}

TEST_CASE("a short article below its headline is not taken for a longer list of others") {
  std::string others = "<div class=\"related\">";
  for (const char* title : {"Bridge", "Airport", "School", "Shop", "Harbour"}) {
    others += "<h4>Column <a href=\"/c\">" + std::string(title) + " of the islands</a></h4>" +
              p(std::string(title) +
                " and county have never been friends, and this year they are not either, "
                "as our columnist found when she asked.");
  }
  CHECK(read("<div><h1>Ferry to the islands will stop in October</h1>" + p(one) + others + "</div></div>")
            .text == one);
}

TEST_CASE("paragraphs that lie each in boxes of its own are one text") {
  std::string body;
  for (const std::string& paragraph : {one, two, three, four}) {
    body += "<div class=\"x1\"><div>" + p(paragraph) +
            "</div></div><div class=\"x2\"><span>Advertisement</span></div>";
  }
  const std::string all = one + "\n\n" + two + "\n\n" + three + "\n\n" + four;
  CHECK(read("<h1>Ferry to the islands will stop in October</h1>" + body).text == all);
  // The picture of the first is in it, not above a caption.
  body.insert(body.find("<p>") + 3, "<img src=\"a.jpg\">");
  CHECK(read("<div><h1>Ferry to the islands will stop in October</h1>" + body + "</div>").text == all);
}

TEST_CASE("what begins below the headline is preferred to something longer") {
  const std::string talk =
      p("Nobody asked us, and nobody will as always with this county and its airport and its boats, which I "
        "have "
        "watched for longer than I like.");
  const std::string links =
      "<ul><li><a href=\"/1\">A</a></li><li><a href=\"/2\">B</a></li><li><a href=\"/3\">C</a></li></ul>";
  CHECK(read("<div><div><h1>Ferry to the islands will stop in October</h1><div>" + p(one) + p(two) +
             p(three) + "</div></div>" + links + links + "<div>" + talk + talk + talk + talk + talk +
             "</div></div>")
            .text == one + "\n\n" + two + "\n\n" + three);
  CHECK(rest_with("", "<div><h3>4 réactions</h3>" + talk + talk + "</div>") == "");
}

TEST_CASE("notes on the authors below a text go with what follows them, questions of an interview stay") {
  const auto text = [](const std::string& behind) {
    const std::string body =
        read_html_page(
            "<html><head><meta name=\"author\" content=\"Ana Reyes and Leon Falk\"></head>"
            "<body><h1>Ferry to the islands will stop</h1>" +
                p(one) + p(two) + p(three) + behind + "</body></html>",
            {}, {})
            .article.text;
    const std::size_t end = body.find(three);
    return end == std::string::npos ? "LOST" : body.substr(end + three.size());
  };
  CHECK(text(p("Leon Falk is a reporter for the Strait Times and lives by the harbour.") +
             p("Get the Strait Times by post, every week, for as long as there is a boat.")) == "");
  CHECK(text(p("Ana Reyes: ana@strait.example.org")) == "");
  CHECK(text(p("Write to Ana Reyes at ana@strait.example.org")) == "");
  const std::string call = "Contact the county at tips@county.example.org with any that you have seen.";
  CHECK(text(p(call) + p(four)) == "\n\n" + call + "\n\n" + four);
  CHECK(text(p("Falk is a special correspondent.")) == "");
  CHECK(text(p("Falke is a place on the outer island.")) == "\n\nFalke is a place on the outer island.");
  const std::string question = "Ana Reyes: Would you have taken the boat yourself, had they let you?";
  CHECK(text(p(question) + p("Hale: Never.")) == "\n\n" + question + "\n\nHale: Never.");
}

TEST_CASE("dialogs that ask whether data may be kept are no text, an article on them is") {
  std::string ask = "<div class=\"q1\"><div><h2>Before you go on</h2>";
  for (int i = 0; i < 6; ++i) {
    ask +=
        p("With your consent, we and our partners keep cookies, or data from this device, to measure, to "
          "choose, and "
          "to sell what is shown to you, here and elsewhere.");
  }
  ask += "</div><button>Yes</button><button>No</button></div>";
  const std::string article =
      "<div><h1>Ferry to the islands will stop in October</h1>" + p(one) + p(two) + p(three) + "</div>";
  CHECK(read(ask + article).text == one + "\n\n" + two + "\n\n" + three);
  CHECK(read(article + ask).text == one + "\n\n" + two + "\n\n" + three);
  const std::string report =
      "The county keeps cookies of everyone who buys a ticket, and tells its partners who they are.";
  const std::string text =
      read("<div><h1>Ferry to the islands keeps cookies</h1><div>" + p(report) + p(report + " " + one) +
           "<button>Share</button></div></div><div>" + p(two) + p(three) + "</div>")
          .text;
  CHECK(text.starts_with(report));
}

TEST_CASE("a longer article below a linked headline of its own is another one") {
  const std::string next =
      "<div class=\"n\"><h2><a href=\"/school\">School on the islands opens again</a></h2>" +
      p(three + " " + four) + p(four + " " + one) + p(two + " " + three) + p(one + " " + four) + "</div>";
  const std::string text = read("<div class=\"a\"><h1>Ferry to the islands will stop in October</h1>" +
                                p(one) + p(two) + "</div>" + next)
                               .text;
  CHECK(text == one + "\n\n" + two);
  // The page's own headline may be a link, too.
  const std::string linked =
      read("<div class=\"a\"><h2><a href=\"/ferry\">Ferry to the islands will stop in October</a></h2>" +
           p(one) + p(two) + "</div>")
          .text;
  CHECK(linked == one + "\n\n" + two);
}

TEST_CASE("comments below an article of one sentence are not it, whatever element its headline is") {
  const std::string brief = "The ferry to the outer islands will not sail on Tuesday, the county said.";
  const auto page = [&](const std::string& comments) {
    return read("<div id=\"content\"><h2>Ferry to the islands will stop in October</h2>" + p(brief) +
                "</div>" + comments)
        .text;
  };
  CHECK(page("<div class=\"comments\"><div class=\"comment\"><b>anna</b>" + p(two) +
             "</div><div class=\"comment\"><b>bo</b>" + p(three) + "</div></div>") == brief);
  CHECK(page("<div class=\"x7\"><div><b>anna</b>" + p(two) + "<a href=\"#r\">Reply</a></div><div><b>bo</b>" +
             p(three) + "<a href=\"#r\">Reply</a></div></div>") == brief);
}

TEST_CASE("the headline that a page prints is the title, not a shorter or another one of the metadata") {
  const auto title_of = [](const std::string& window, const std::string& shared, const std::string& heading) {
    return read_html_page("<html><head><title>" + window + "</title><meta property='og:title' content='" +
                              shared + "'></head><body><h1>" + heading + "</h1>" + p(one) + p(two) +
                              p(three) + "</body></html>",
                          {}, {})
        .article;
  };
  const std::string printed = "Last two captains of the island ferry are about to retire";
  const Article article = title_of("Strait News - " + printed, "Ferry captains to retire", printed);
  CHECK(article.title == printed);
  CHECK(article.text == one + "\n\n" + two + "\n\n" + three);
  // A headline over two lines keeps the space between them.
  CHECK(title_of("Strait News - " + printed, "Ferry captains to retire",
                 "Last two captains of the island<br>ferry are about to retire")
            .title == printed);
  // The name of a section is no headline.
  CHECK(title_of("Islands", "Ferry captains to retire", "Islands").title == "Ferry captains to retire");
  // So it is in other words than those for search engines, and is no text.
  const Article other =
      title_of("Island ferry captains about to retire", "Island ferry captains about to retire",
               "Two captains of ferry about to retire");
  CHECK(other.title == "Two captains of ferry about to retire");
  CHECK(other.text.starts_with(one));
}

TEST_CASE("data of scripts, labels of players, a sentence shown twice and notes on comments are no text") {
  const auto text_with = [](const std::string& between, const std::string& behind) {
    return read("<h1>Ferry to the islands will stop in October</h1><div class='story'>" + p(one) + p(two) +
                between + p(three) + p(four) + behind + "</div>")
        .text;
  };
  const std::string plain = text_with("", "");
  CHECK(plain == one + "\n\n" + two + "\n\n" + three + "\n\n" + four);
  CHECK(
      text_with(
          "<div class='holder'><a href='#n'>Continue reading the main story</a><h2>&ldquo;Start Quote</h2>"
          "<blockquote><p>The pay is low</p></blockquote><span>End Quote</span> <span>A captain</span></div>",
          "") == plain);
  CHECK(text_with("<div>Autoplay</div>",
                  "<div>{ \"modules\": [{\"name\": \"video\"}], \"id\": \"7\" }</div>") == plain);
  CHECK(text_with("", "<div><h4>About Reader Comments</h4>" + p("What readers write is their own opinion.") +
                          "</div>") == plain);
  CHECK(text_with(
            "<table><tr><td><img src='f.jpg'><p class='small'>The boat in its harbour.</p></td></tr></table>",
            "") == plain);
  CHECK(text_with("", "<ul><li>1</li><li><a href='/2'>2</a></li><li><a href='/3'>3</a></li></ul>") == plain);
}

TEST_CASE("a large initial in an element of its own belongs to the paragraph behind it") {
  CHECK(read("<h1>Ferry to the islands will stop in October</h1><div>T</div>" + p(one.substr(1)) + p(two) +
             p(three))
            .text.starts_with(one));
}

TEST_CASE(
    "a window that names only the site or a kind of page gives no title where the page has a headline") {
  const auto title_of = [](const std::string& head, const std::string& heading) {
    return read_html_page("<html><head>" + head + "</head><body><h1>" + heading + "</h1>" + p(one) + p(two) +
                              p(three) + "</body></html>",
                          {}, {})
        .article.title;
  };
  const std::string printed = "Last two captains of the ferry retire";
  CHECK(title_of("<title>Strait Times</title>", printed) == printed);
  CHECK(title_of("<title>Strait Times | Print Version</title>", printed) == printed);
  CHECK(title_of("<title>Strait Times</title><meta property='og:title' content='Strait Times'><meta "
                 "property='og:site_name' content='Strait Times'>",
                 printed) == printed);
  CHECK(title_of(
            "<title>The Long Name of the Strait's Paper &raquo; Blog Archive &raquo; Ferry to retire</title>",
            "Ferry to retire") == "Ferry to retire");
  CHECK(title_of("<title>The Long Name of the Strait's Paper | Ferry to retire | August 16, 2003</title>",
                 "Ferry to retire") == "Ferry to retire");
}

TEST_CASE("paragraphs for subscribers are text, a byline below the lead and closing requests are none") {
  const std::string headline = "<h1>Ferry to the islands will stop in October</h1>";
  const auto for_some = [](const std::string& text) {
    return "<div class='subscriber-only'>" + p(text) + "</div>";
  };
  CHECK(read(headline + "<div itemprop='articleBody'><div class='subscriber-preview'>" + p(one) + "</div>" +
             for_some(two) + for_some(three) + for_some(four) + "</div>")
            .text == one + "\n\n" + two + "\n\n" + three + "\n\n" + four);
  CHECK(read("<h1>Ferry to the islands will stop in October</h1><p class='a1'>Islanders say they were not "
             "told. The "
             "county says they were.</p><p class='b2'>By Ana Reyes</p>" +
             p(one) + p(two) + p(three))
            .text.find("Reyes") == std::string::npos);
  const std::string plain = one + "\n\n" + two + "\n\n" + three;
  for (const std::string closing :
       {"A version of this article appears in print on Aug. 24, 2016, Section A, Page 6.",
        "The Strait's morning letter has all the news of the islands. Sign up here.", "___"}) {
    CAPTURE(closing);
    CHECK(read(headline + "<div class='story'>" + p(one) + p(two) + p(three) + p(closing) + "</div>").text ==
          plain);
  }
}

TEST_CASE("JSON-LD names its author and publisher in a script of their own, before or behind the article's") {
  const std::string article =
      "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Ferry will stop\", "
      "\"author\": [{\"@id\": \"#ana\"}], \"publisher\": {\"@id\": \"#paper\"}}</script>";
  const std::string others =
      "<script type='application/ld+json'>[{\"@type\": \"Person\", \"@id\": \"#ana\", \"name\": \"Ana "
      "Reyes\"}, "
      "{\"@type\": \"Organization\", \"@id\": \"#paper\", \"name\": \"Strait Times\"}]</script>";
  for (const std::string& scripts : {article + others, others + article}) {
    const Article read = read_html_page("<html><head>" + scripts + "</head><body><h1>Ferry will stop</h1>" +
                                            p(one) + p(two) + "</body></html>",
                                        {}, {})
                             .article;
    CHECK(read.byline == "Ana Reyes");
    CHECK(read.source == "Strait Times");
  }
}

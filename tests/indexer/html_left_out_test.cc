// Kinds of boilerplate that stand within or beside the text of news pages, without names that give them away.
#include <doctest/doctest.h>

#include <string>

#include "ferry_pages.h"
#include "indexer/readers/html/credits.h"

using namespace backfile;
using namespace backfile::ferry;

TEST_CASE("boxes that ask for something are no text") {
  CHECK(rest_with(
            "<div class=\"c9\"><h3>The Morning Tide</h3><p>Our editors pick the stories that matter and send "
            "them to you each weekday at six.</p><form><input type=\"email\"><button>Send</button></form>"
            "<p>We treat your address as our own. You can leave at any time.</p></div>") == "");
  CHECK(
      rest_with("<form action=\"/poll\"><p>Would you pay more for the ferry if it ran all through the year, "
                "in your view?</p><label>Yes</label><label>No</label></form>") == "");
}

TEST_CASE("a box that leads to a login or subscription is no text, a paragraph that mentions one is") {
  CHECK(rest_with("<div class=\"b1\"><h3>The rest of this story</h3><p>Readers with a plan see this and "
                  "everything else. "
                  "Choose one, and leave when you like.</p><a href=\"/subscribe\">See plans</a></div>") ==
        "");
  CHECK(
      rest_with(
          "<div><div><h3>We need you</h3><p>As you read this, wherever you are, we have a favour to ask, as "
          "so many have put their trust in what we print, and in what we leave out.</p><p>We have no owners, "
          "no "
          "debts and no friends in the county's hall, only those who read us, and who may give what they "
          "like."
          "</p><p><a href=\"/support\">Give to the Times</a></p></div></div>") == "");
  const std::string mention =
      "The county keeps a <a href=\"/newsletter\">letter</a> for the islands, which nobody reads.";
  CHECK(rest_with("<div>" + p(mention) + "</div>") ==
        "The county keeps a letter for the islands, which nobody reads.");
}

TEST_CASE("what a box holds that begins with the number of comments is no text") {
  CHECK(
      rest_with(
          "",
          "<div class=\"k\"><h3>2 Comments</h3><div><b>Hale</b><p>I have taken this boat every week since I "
          "was a child, and I do not know what we shall do.</p></div></div>") == "");
  CHECK(rest_with("",
                  "<div class=\"k\"><h4>About the author</h4><p>Hale Norden grew up on the islands and has "
                  "written of "
                  "them for thirty years, for this paper and others.</p></div>") == "");
  // The label of one link says nothing of the paragraphs behind it.
  CHECK(rest_with("<p>Related articles</p><p><a href=\"/a\">The bridge that never was</a></p>") == "");
  // A number alone below the headline is one of many lines.
  CHECK(rest_with("<span>14 comments</span>") == "");
}

TEST_CASE("lines about the page, and elements of AMP beside the text, are left out") {
  CHECK(rest_with("", p("Published in <a href=\"/county\">County</a>") + p("© 2019 Strait Times") +
                          p("Have a tip? Call us.") + p("First published on Mon 2 Sep 2019 10.00 BST")) ==
        "");
  CHECK(
      rest_with(
          "<amp-ad><div>Buy tyres now, cheap and good, only this week, do not wait any longer than you must."
          "</div></amp-ad>") == "");
  CHECK(rest_with("<amp-fit-text>Nobody asked us.</amp-fit-text>") == "Nobody asked us.");
}

TEST_CASE("a label above links that are left out goes with them") {
  CHECK(rest_with("<div class=\"c4\"><p>Browse the islands</p><ul><li><a href=\"/a\">Shop closes</a></li>"
                  "<li><a href=\"/b\">School opens</a></li></ul></div>") == "");
  CHECK(rest_with(
            "",
            "<div><h3>Around the county:</h3><p><a href=\"/c\">The airport, fifty years on</a></p></div>") ==
        "");
  CHECK(rest_with("<hr><h2>More on the strait</h2><ul><li><a href=\"/a\">Shop closes</a></li>"
                  "<li><a href=\"/b\">School opens</a></li></ul><hr>") == "");
  // A sub-headline stays, also where a link follows it.
  CHECK(rest_with("<h2>A bridge too dear</h2><p><a href=\"/d\">The plans of 1974</a></p>") ==
        "A bridge too dear");
}

TEST_CASE("boxes of donations, films and keywords are known by their names") {
  CHECK(
      rest_with("<div class=\"contributions__epic\"><h2>Since you are here</h2><p>We have a small favour to "
                "ask, as more people than ever read us, and fewer pay for what they read.</p></div>") == "");
  CHECK(rest_with("<div class=\"video-container\"><h4>The ferry from above</h4><p>Two minutes over the "
                  "strait, in a small plane, with the mail.</p></div>") == "");
  CHECK(rest_with("", "<div class=\"submeta\"><span>Topics</span><ul><li>Ferries</li></ul></div>") == "");
}

TEST_CASE("a caption without a name shows by its credit or its figure") {
  CHECK(rest_with("<figure><img src=\"a.jpg\"><p>The harbour in winter, when the boat is often the only one "
                  "that leaves for days</p></figure>") == "");
  CHECK(rest_with("<p>The harbour in winter. Photograph: Ana Reyes/Strait Pictures</p>") == "");
  CHECK(rest_with("<figure><blockquote><p>We were promised a bridge, and we got a runway that nobody uses in "
                  "winter.</p></blockquote></figure>") ==
        "We were promised a bridge, and we got a runway that nobody uses in winter.");
  CHECK(is_picture_line("Commuters wait. (Photo by Ana Reyes/Strait Pictures)"));
  CHECK(is_picture_line("Captain Hale on the bridge. Leon Falk/AFP"));
  CHECK(is_picture_line("Port zimą. Fot. Jan Kowalski"));
  CHECK(is_picture_line("Порт зимой. Фото: Иван Белый"));
  CHECK(is_picture_line("冬の港（斎藤撮影）"));
  CHECK(is_picture_line("港口的冬天。本报记者 王明 摄"));
  CHECK_FALSE(is_picture_line("映画の撮影"));
  CHECK(is_picture_line("1 / 3 The harbour in winter"));
  CHECK(is_picture_line("Image 2 of 5"));
  CHECK_FALSE(is_picture_line("1/2/2019 was a Tuesday"));
  CHECK_FALSE(is_picture_line("22/12"));
  CHECK_FALSE(is_picture_line("7/12"));
  CHECK_FALSE(is_picture_line("2 of 3 islanders want the bridge"));
  CHECK_FALSE(is_picture_line("The picture was bought by Getty Images."));
  CHECK_FALSE(is_picture_line("He was shown a photo by the police, and then another one."));
}

TEST_CASE("headings that link to elsewhere head paragraphs, those of other articles do not") {
  const std::string names = "<h3><a href=\"https://ferries.example.com/n\">Nordstrand</a></h3>" +
                            p("The quick one, with a deck for cars, that "
                              "crosses the strait in forty minutes when the sea allows it.") +
                            "<h3><a href=\"https://ferries.example.com/s\">Sund</a></h3>" +
                            p("The old one, whose engine was built for a tug "
                              "and still sounds like that, as everybody on the islands will tell you.");
  const std::string text = rest_with(names);
  CHECK(text.starts_with("Nordstrand"));
  CHECK(text.find("Sund") != std::string::npos);
  CHECK(rest_with("<h2 id=\"bridge\"><a href=\"#bridge\">The bridge</a></h2>") == "The bridge");
  CHECK(rest_with("<h3><a href=\"/airport\">The airport that nobody needs</a></h3>") == "");
}

TEST_CASE("an anchor that is never closed, or leads nowhere, makes no links of the text") {
  CHECK(rest_with("<a name=\"more\">") == "");
  const std::string text =
      read("<div><a id=\"top\"><p>" + one + "</p><p>" + two + "</p><p>" + three + "</p></div>").text;
  CHECK(text == one + "\n\n" + two + "\n\n" + three);
}

TEST_CASE("labels of a chart that is drawn with elements are no text, short answers are") {
  std::string chart = "<div>";
  for (const char* label :
       {"$915", "billion", "Money for the ferry", "600", "300", "’17", "’18", "PLANNED"}) {
    chart += p(label);
  }
  CHECK(rest_with(chart + "</div>") == "");
  CHECK(rest_with(p("Yes.") + p("No.") + p("Yes.") + p("No.") + p("Never.")) == "Yes.No.Yes.No.Never.");
}

TEST_CASE("a box with a picture holds its caption, one with more holds text") {
  CHECK(rest_with("<div class=\"x3\"><a href=\"/big\"><img src=\"a.jpg\"></a><div>The boat in its harbour on "
                  "Monday. It was bought second-hand.</div><div>Ana Reyes</div></div>") == "");
  const std::string told =
      "The harbour was built for six boats of this kind, of which five were sold long ago.";
  CHECK(rest_with("<div class=\"x3\"><img src=\"a.jpg\"><h3>The harbour</h3>" + p(told) + "</div>") ==
        "The harbour" + told);
  CHECK(rest_with("<p><img src=\"a.jpg\">" + told + "</p>") == told);
}

TEST_CASE("comments are known by what stands above them, also without a number") {
  const std::string talk =
      p("I have taken this boat every week since I was a child, and I do not know what we shall do without "
        "it.");
  CHECK(rest_with("", "<div><p>Visitor comments <a href=\"/add\">Add your comment</a></p>" + talk +
                          "</div>") == "");
  CHECK(rest_with("", "<h3>2 Comments</h3>" + talk + talk) == "");
  CHECK(rest_with("<p>Comments</p>") == "");
}

TEST_CASE("rows of buttons and of keywords are no text") {
  CHECK(rest_with(p("5347 CONNECT 207 TWEET 24 LINKEDIN 181 MORE") + p("Facebook Twitter Email Print") +
                  p("S")) == "");
  CHECK(rest_with(p("The county uses Facebook and Twitter")) == "The county uses Facebook and Twitter");
  std::string topics = "<h4>Topics: ";
  for (const char* topic : {"ferries", "the outer islands", "county budgets", "captains", "the strait"}) {
    topics += std::string("<a href=\"/t\">") + topic + "</a>, ";
  }
  CHECK(rest_with(topics + "</h4>") == "");
}

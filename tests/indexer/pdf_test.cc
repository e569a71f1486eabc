// PDFs are made here, page by page, and read with pdftotext.
#include "indexer/documents/pdf.h"

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <vector>

#include "indexer/documents/document_text.h"
#include "tests/indexer/collecting_sink.h"

using namespace backfile;

namespace {

// A page a content stream, with the table of objects where its last line says.
std::string pdf(const std::vector<std::string>& pages) {
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", "",
                                      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  std::string kids;
  for (const std::string& content : pages) {
    const std::string page = std::to_string(objects.size() + 1);
    const std::string stream = std::to_string(objects.size() + 2);
    kids += page + " 0 R ";
    objects.push_back(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents " + stream +
        " 0 R>>");
    objects.push_back("<</Length " + std::to_string(content.size()) + ">>\nstream\n" + content +
                      "\nendstream");
  }
  objects[1] = "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids + "]>>";
  std::string file = "%PDF-1.4\n";
  std::string table;
  for (std::size_t at = 0; at < objects.size(); ++at) {
    std::array<char, 32> entry{};
    std::snprintf(entry.data(), entry.size(), "%010zu 00000 n \n", file.size());
    table += entry.data();
    file += std::to_string(at + 1) + " 0 obj\n" + objects[at] + "\nendobj\n";
  }
  const std::string count = std::to_string(objects.size() + 1);
  const std::string place = std::to_string(file.size());
  return file + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " + count +
         "/Root 1 0 R>>\nstartxref\n" + place + "\n%%EOF\n";
}

std::string lines(const std::vector<std::string>& texts) {
  std::string content = "BT /F 12 Tf 72 770 Td";
  for (const std::string& text : texts) content += " (" + text + ") Tj 0 -14 Td";
  return content + " ET";
}

std::string text_of(const std::string& bytes) {
  StringSource source(bytes, 1000);
  const auto text = document_text(bytes, source);
  REQUIRE(text != nullptr);
  std::string out;
  std::array<char, 100> buffer{};
  try {
    for (std::size_t count = 0; (count = text->read(buffer)) > 0;) out.append(buffer.data(), count);
  } catch (const Error& error) {
    out += "<" + std::string(error.what()) + ">";
  }
  return out;
}

}  // namespace

TEST_CASE("a PDF is the text of its pages") {
  const std::string text =
      text_of(pdf({"", lines({"Mill workers strike", "They said so."}), lines({"On page 3."})}));
  CHECK(text.starts_with("\fMill workers strike\nThey said so.\n"));
  CHECK(text.find("On page 3.") != std::string::npos);
  // More than fits between two processes.
  std::vector<std::string> pages(60,
                                 lines(std::vector<std::string>(50, "A line of a page of a long document.")));
  CHECK(text_of(pdf(pages)).size() > 100'000);
  CHECK(text_of(pdf({"", ""})).empty());
}

TEST_CASE("a PDF that is broken, or left in the middle, leaves nothing behind") {
  CHECK(text_of("%PDF-1.4\nnothing of the kind") == "<a PDF that is broken, or has a password>");
  const std::string whole =
      pdf(std::vector<std::string>(200, lines(std::vector<std::string>(50, "A line."))));
  for (const std::size_t read : {0U, 10U}) {
    StringSource source(whole);
    auto text = std::make_unique<PdfText>(source);
    std::array<char, 10> buffer{};
    if (read > 0) CHECK(text->read(buffer) == read);
    text.reset();
  }
  // No process of them is left.
  CHECK(::waitpid(-1, nullptr, WNOHANG) < 0);
  CHECK(errno == ECHILD);
}

TEST_CASE("without pdftotext a PDF is named") {
  const std::string path = std::getenv("PATH") != nullptr ? std::getenv("PATH") : "";
  ::setenv("PATH", "/nowhere", 1);
  CHECK(text_of(pdf({""})) == "<a PDF, and there is no pdftotext (package poppler-utils)>");
  ::setenv("PATH", path.c_str(), 1);
}

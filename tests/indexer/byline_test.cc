#include "indexer/readers/byline.h"

#include <doctest/doctest.h>

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

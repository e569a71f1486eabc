window.YTD.tweet.part0 = [
  {
    "tweet" : {
      "retweeted" : false,
      "source" : "<a href=\"http://example.org\" rel=\"nofollow\">Web</a>",
      "entities" : { "hashtags" : [ ], "urls" : [ ] },
      "id_str" : "1100000000000000001",
      "id" : "1100000000000000001",
      "created_at" : "Wed Aug 24 10:30:05 +0000 2016",
      "favorited" : false,
      "full_text" : "The ferry ran aground &amp; is stuck.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "id_str" : "1100000000000000002",
      "id" : "1100000000000000002",
      "created_at" : "Wed Aug 24 11:30:05 +0000 2016",
      "full_text" : "Tugs are on their way.",
      "lang" : "en"
    }
  }
]

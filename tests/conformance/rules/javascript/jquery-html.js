$(function () {
  var $list = $("#list");

  $.get("/news", function (news) {
    // ruleid: jquery-html
    $("#news").html(news);
    // ok: jquery-html
    $("#count").text(news.length);
  });

  $.ajax({
    url: "/comments",
    success: function (comments, status) {
      // ruleid: jquery-html
      $list.html("<li>" + comments[0].text + "</li>");
      // ok: jquery-html
      $list.html(_.escape(comments[0].text));
    },
    error: function (xhr) {
      // ok: jquery-html
      $list.html(xhr.statusText);
    },
  });

  $.getJSON("/tags", { max: 3 }, (tags) => {
    var html = tags.join(", ");
    // ruleid: jquery-html
    $("#tags").append(html);
  });
});

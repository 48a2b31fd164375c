var app = angular.module("shop", []);

app.config(function ($sceProvider, $routeProvider) {
  // ruleid: angularjs-sce
  $sceProvider.enabled(false);
  $routeProvider.when("/", { templateUrl: "start.html" });
});

app.controller("CommentController", function ($scope, $sce) {
  $scope.show = function (comment) {
    // ruleid: angularjs-sce
    $scope.html = $sce.trustAsHtml(comment.text);
  };
});

app.controller("OtherController", ["$scope", "$sce", function ($scope, sce) {
  // ruleid: angularjs-sce
  $scope.html = sce.trustAsHtml($scope.text);
}]);

app.directive("comment", function ($sce) {
  // ok: angularjs-sce
  return { template: $sce.trustAsHtml("<b></b>") };
});

<?php
$id = $_GET['id'];
mysqli_query($conn, "SELECT * FROM t WHERE id = $id");
mysqli_query($conn, "SELECT * FROM t WHERE id = " . $_POST['id']);
mysqli_query($conn, "SELECT 1");
$safe = intval($_GET['id']);
mysql_query("SELECT * FROM t WHERE id = " . $safe);
$db->query("SELECT * FROM t WHERE name = '{$_REQUEST['n']}'");
$db->query('SELECT 1');
$db->exec("DELETE FROM t WHERE id = " . (int) $_GET['x']);
$e = mysqli_real_escape_string($conn, $_GET['y']);
$db->exec("DELETE FROM t WHERE id = '$e'");

exec($cmd);
exec("ls");
system($_GET['c'], $out);
shell_exec("ls $dir");
shell_exec("ls");
passthru($x);
popen($x, 'r');

echo $_GET['name'];
echo "<b>" . $_GET['name'] . "</b>";
echo htmlspecialchars($_GET['name']);
print($_REQUEST['a']);
echo "hi";
$n = $_GET['n'];
echo "Hello $n";

include $page;
include 'header.php';
require_once($file);
require_once('a.php');
include_once $dir . '/x.php';

md5($p);
sha1($p, true);
hash('md5', $p);
hash('sha1', $p);
hash('sha256', $p);

curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);
curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, FALSE);
curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, 0);
curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, false);
curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, true);

unserialize($_COOKIE['x']);
unserialize("a:0:{}");
unserialize($x, ['allowed_classes' => false]);
if (hash_equals($a, $b)) {
    unserialize($x);
}

class UserController extends Controller
{
    public function show(Request $request, $id)
    {
        return view('x', ['id' => $id]);
    }

    private function hidden(Request $request) {}

    public function none() {}
}

DB::raw("count(*) as " . $col);
DB::raw("count(*)");
$query->whereRaw("x = $y");
$query->whereRaw("x = 1");
$query->whereRaw("x = " . $y, []);
$c = new Client('a', ['verify' => false]);
$c = new Client('a', ['timeout' => 1, 'verify' => false]);
$c = new Client('a', ['verify' => true]);
eval($code);
eval('return 1;');
phpinfo();
phpinfo(INFO_ALL);

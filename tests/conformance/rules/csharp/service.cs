using System;
using System.Data.SqlClient;

namespace App
{
    public class HomeController : Controller
    {
        [HttpPost]
        public IActionResult Save(string name)
        {
            var c = new SqlCommand("select " + name, conn);
            var d = new SqlCommand($"select {name}", conn);
            var e = new SqlCommand(string.Format("select {0}", name));
            var f = new SqlCommand("select 1", conn);
            var g = new SqlCommand("select @n", conn);
            g.Parameters.AddWithValue("@n", name);
            var q = "select * from t where n = '" + name + "'";
            var h = new SqlCommand(q, conn);
            cmd.CommandText = q;
            cmd.CommandText = "select 1";
            return Redirect(name);
        }

        [HttpPost]
        [ValidateAntiForgeryToken]
        public IActionResult Other(int id)
        {
            if (Url.IsLocalUrl(url))
            {
                return Redirect(url);
            }
            return Redirect("/home");
        }

        [HttpGet]
        public IActionResult Read(string url)
        {
            return Redirect(url);
        }
    }

    class Tools
    {
        void Run(string file)
        {
            Process.Start(file);
            Process.Start("notepad.exe");
            Process.Start(file, "-x");
            var p = new ProcessStartInfo { FileName = file, Arguments = "x" };
            var m = MD5.Create();
            var s = SHA1.Create();
            var t = SHA256.Create();
            var u = new MD5CryptoServiceProvider();
            var v = new DESCryptoServiceProvider();
            aes.Mode = CipherMode.ECB;
            aes.Mode = CipherMode.CBC;
            aes.Padding = PaddingMode.None;
            ServicePointManager.ServerCertificateValidationCallback += (a, b, c, d) => true;
            ServicePointManager.ServerCertificateValidationCallback = delegate { return true; };
            handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => true;
            handler.ServerCertificateCustomValidationCallback = Check;
        }

        object Load(Stream stream, LosFormatter los)
        {
            BinaryFormatter formatter = new BinaryFormatter();
            Log("x");
            formatter.Deserialize(stream);
            var f = new BinaryFormatter();
            f.Deserialize(stream);
            los.Deserialize(stream);
            var j = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All };
            var k = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None };
            var r = new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Parse };
            r.DtdProcessing = DtdProcessing.Parse;
            r.DtdProcessing = DtdProcessing.Prohibit;
            XmlDocument doc = new XmlDocument();
            doc.XmlResolver = new XmlUrlResolver();
            var o = new CookieOptions { Secure = false };
            var w = new CookieOptions { HttpOnly = false, Secure = true };
            o.HttpOnly = false;
            o.HttpOnly = true;
            try { Go(); } catch (Exception ex) { }
            try { Go(); } catch (Exception ex) { Log(ex); }
            var rnd = new Random();
            int n = new Random(5).Next(10);
            return null;
        }
    }
}

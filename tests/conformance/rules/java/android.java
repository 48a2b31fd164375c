package shop.app;

import android.app.PendingIntent;
import android.content.*;
import android.database.sqlite.SQLiteDatabase;
import android.net.Uri;
import android.net.http.SslError;
import android.util.Log;
import android.webkit.*;
import android.widget.EditText;

public class MainActivity extends AppCompatActivity {
    private SQLiteDatabase database;
    private EditText search;

    void settings(WebView view) {
        WebSettings settings = view.getSettings();
        settings.setJavaScriptEnabled(true);
        settings.setJavaScriptEnabled(false);
        settings.setAllowFileAccess(true);
        settings.setAllowFileAccess(false);
        settings.setAllowUniversalAccessFromFileURLs(true);
        view.getSettings().setJavaScriptEnabled(true);
        view.getSettings().setMixedContentMode(WebSettings.MIXED_CONTENT_ALWAYS_ALLOW);
        view.getSettings().setMixedContentMode(0);
        view.getSettings().setMixedContentMode(WebSettings.MIXED_CONTENT_NEVER_ALLOW);
        view.addJavascriptInterface(this, "app");
        WebView.setWebContentsDebuggingEnabled(true);
        WebView.setWebContentsDebuggingEnabled(BuildConfig.DEBUG);
    }

    class Client extends WebViewClient {
        public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
            Log.w("ssl", "error");
            handler.proceed();
        }
    }

    class Strict extends WebViewClient {
        public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
            handler.cancel();
        }
    }

    class Short extends WebViewClient {
        public void onReceivedSslError(WebView v, SslErrorHandler h, SslError e) {
            h.proceed();
        }
    }

    void files(Context context) throws Exception {
        context.openFileOutput("a", Context.MODE_WORLD_READABLE);
        context.openFileOutput("a", Context.MODE_PRIVATE);
        openFileOutput("b", MODE_WORLD_WRITEABLE);
        openFileOutput("b", MODE_PRIVATE);
        getSharedPreferences("c", Context.MODE_WORLD_WRITEABLE);
        context.getSharedPreferences("c", Context.MODE_WORLD_READABLE);
        context.getSharedPreferences("c", 0);
    }

    void intents(Context context, Intent intent) {
        PendingIntent.getActivity(context, 0, new Intent(), PendingIntent.FLAG_IMMUTABLE);
        PendingIntent.getActivity(context, 0, intent, PendingIntent.FLAG_IMMUTABLE);
        PendingIntent.getBroadcast(context, 1, intent, 0);
        PendingIntent.getBroadcast(context, 1, intent, PendingIntent.FLAG_IMMUTABLE);
        PendingIntent.getService(context, 0, intent, PendingIntent.FLAG_UPDATE_CURRENT);
        PendingIntent.getService(context, 0, intent, PendingIntent.FLAG_IMMUTABLE);
        PendingIntent.getService(context, 0, intent, PendingIntent.FLAG_UPDATE_CURRENT | PendingIntent.FLAG_IMMUTABLE);
        registerReceiver(new Receiver(), new IntentFilter("shop"));
        context.registerReceiver(new Receiver(), new IntentFilter("shop"));
        context.registerReceiver(new Receiver(), new IntentFilter("shop"), null, null);
    }

    void query(Uri uri, WebView view) {
        String name = getIntent().getStringExtra("name");
        database.rawQuery("SELECT * FROM orders WHERE name = '" + name + "'", null);
        database.rawQuery("SELECT * FROM orders WHERE name = ?", new String[] {name});
        String typed = search.getText().toString();
        database.execSQL("DELETE FROM orders WHERE name = '" + typed + "'");
        String escaped = DatabaseUtils.sqlEscapeString(typed);
        database.execSQL("DELETE FROM orders WHERE name = " + escaped);
        String id = uri.getQueryParameter("id");
        if (id != null) {
            database.execSQL("DELETE FROM orders WHERE id = " + id);
        } else {
            id = "0";
            database.execSQL("DELETE FROM orders WHERE id = " + id);
        }
        view.loadUrl("https://shop.example/" + id);
        view.loadUrl("https://shop.example/");
        view.loadUrl(uri.getQueryParameter("next"));
    }

    void extra(Intent intent, WebView view) {
        String url = intent.getStringExtra("url");
        view.loadUrl(url);
        String[] parts = url.split(",");
        view.loadUrl(parts[0]);
        String fixed = "about:blank";
        view.loadUrl(fixed);
    }

    void logs(Account account, String token) {
        Log.d("login", "password " + account.getPassword());
        Log.i("login", account.getPassword());
        Log.d("login", account.getName());
        Log.e("login", "token " + token);
        Log.e("login", "Token: " + token);
        Log.e("login", "count " + token);
        if (BuildConfig.DEBUG == false) {
            Log.d("x", "y");
        }
        if (BuildConfig.DEBUG) {
            Log.d("x", "y");
        }
    }
}

class Plain {
    void register(Context context) {
        context.registerReceiver(new Receiver(), new IntentFilter("shop"));
    }
}

class Background extends Service {
    void register(Context context) {
        context.registerReceiver(new Receiver(), new IntentFilter("shop"));
    }
}

using System.IO.Compression;
using System.Text;

namespace InstaHub.Web.Integration.Support;

/// <summary>A built client in a folder that is removed at the end.</summary>
internal sealed class ClientFolder : IDisposable
{
    public const string Page = "<!doctype html><title>InstaHub</title>";
    public const string Script = "console.log('a script that is long enough to be worth packing, long enough, long enough');";
    public const string Secret = "outside of the folder";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("instahub-client-");

    public ClientFolder()
    {
        Write("wwwroot/index.html", Page);
        Write("wwwroot/assets/index-1a2b3c.js", Script);
        Pack("wwwroot/assets/index-1a2b3c.js");
        Write("wwwroot/assets/style-4d5e6f.css", "body{margin:0}");
        Write("wwwroot/favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Write("wwwroot/sw.js", "self.skipWaiting()");
        Write("wwwroot/manifest.webmanifest", "{}");
        Write("wwwroot/data.unknown", "?");
        Write("wwwroot/.notes.json", "{}");
        Write("secret.txt", Secret);
    }

    public string Path => System.IO.Path.Combine(_root.FullName, "wwwroot");

    public void Dispose() => _root.Delete(recursive: true);

    public void Write(string name, string text)
    {
        var file = new FileInfo(System.IO.Path.Combine(_root.FullName, name));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private void Pack(string name)
    {
        var file = System.IO.Path.Combine(_root.FullName, name);
        var bytes = File.ReadAllBytes(file);
        using (var brotli = new BrotliStream(File.Create(file + ".br"), CompressionLevel.SmallestSize))
            brotli.Write(bytes);
        using (var gzip = new GZipStream(File.Create(file + ".gz"), CompressionLevel.SmallestSize))
            gzip.Write(bytes);
    }
}

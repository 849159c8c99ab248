using System.Diagnostics;
using System.Globalization;
using System.Net;
using InstaHub.TestSupport.Media;

namespace InstaHub.Web.Integration.Media;

/// <summary>Photos that are processed while the machine fails: it is not their fault.</summary>
public sealed class MachineFaultTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("instahub-media-");
    private readonly Pictures _pictures = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _pictures.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_photo_whose_variants_cannot_be_stored_is_tried_until_they_can()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        await using var product = await StartAsync();
        var user = await MediaUser.RegisterAsync(product.Client);
        var jpeg = await _pictures.QuartersAsync(".jpg");
        var (id, url) = await user.BegunAsync("image/jpeg", jpeg.Length);
        // A folder of the name of a variant.
        var inTheWay = Directory.CreateDirectory(Path.Combine(_folder.FullName, $"{id:N}"[^2..], $"{id:N}"[^4..^2], $"{id:N}", "1080.webp"));

        Assert.Equal(HttpStatusCode.OK, (await user.PutAsync(url, jpeg)).StatusCode);
        await UntilTriedAsync(product);
        inTheWay.Delete();

        Assert.Equal("ready", (await user.WaitAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_photo_whose_decoder_finds_the_disk_full_is_tried_until_there_is_room()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var room = Path.Combine(_folder.FullName, "room");
        await using var product = await StartAsync(Decoder(
            $"[ -e {room} ] && exec \"$(basename \"$0\")\" \"$@\"; echo 'unix error: No space left on device' >&2; exit 1"));
        var user = await MediaUser.RegisterAsync(product.Client);
        var jpeg = await _pictures.QuartersAsync(".jpg");
        var (id, url) = await user.BegunAsync("image/jpeg", jpeg.Length);

        Assert.Equal(HttpStatusCode.OK, (await user.PutAsync(url, jpeg)).StatusCode);
        await UntilTriedAsync(product);
        await File.WriteAllTextAsync(room, "", TestContext.Current.CancellationToken);

        Assert.Equal("ready", (await user.WaitAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_decoder_that_takes_too_long_is_ended_and_that_is_told_also_when_its_folder_cannot_be_removed()
    {
        var process = Path.Combine(_folder.FullName, "process");
        await using var product = await StartAsync(Decoder($"echo $$ > {process}; rm -r \"$PWD\"; exec sleep 600"), ("Media:Processing:Timeout", "00:00:01"));
        var user = await MediaUser.RegisterAsync(product.Client, product.Log);

        Assert.Equal("timeout", (await user.UploadAsync([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3])).GetProperty("error").GetString());
        await product.Log.WaitForAsync("The folder of a file that was processed stays");
        var id = int.Parse(await File.ReadAllTextAsync(process, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }

    // A picture is given up after its first failure.
    private Task<TestProduct> StartAsync(string? decoder = null, params (string, string)[] settings) => TestProduct.StartAsync(
        _database.ConnectionString,
        [
            ("Media:Path", _folder.FullName), ("Media:Processing:VipsPath", decoder!), ("Media:Processing:MaxAttempts", "1"),
            ("Media:Processing:Lease", "00:00:01"), ("Media:Processing:Polling", "00:00:00.05"), .. settings,
        ]);

    private static Task UntilTriedAsync(TestProduct product) => Patience.UntilAsync(
        () => Task.FromResult(product.Log.Lines.Count(line => line.Message.Contains("was not processed and will be tried again: System.", StringComparison.Ordinal)) > 1),
        "two attempts to process a photo");

    private string Decoder(string script)
    {
        var folder = Directory.CreateDirectory(_pictures.NewPath("")).FullName;
        foreach (var program in new[] { "vips", "vipsheader" })
        {
            var path = Path.Combine(folder, program);
            File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        return folder;
    }
}

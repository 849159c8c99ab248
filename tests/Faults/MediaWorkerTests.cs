using System.Net;
using InstaHub.TestSupport.Media;

namespace InstaHub.Faults;

/// <summary>A process that is killed while it works on a photo.</summary>
public sealed class MediaWorkerTests
{
    [Fact]
    public async Task A_photo_whose_worker_is_killed_is_finished_by_the_next()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var folder = Directory.CreateTempSubdirectory("instahub-media-");
        using var pictures = new Pictures();
        await using var database = await TestDatabase.CreateEmptyAsync();
        var marker = Path.Combine(folder.FullName, "begun");
        (string, string)[] settings = [("Media__Path", folder.FullName), ("Media__Processing__Lease", "00:00:02")];

        await using var killed = SiloProcess.Start(database.ConnectionString, [.. settings, ("Media__Processing__VipsPath", SlowDecoder(folder, marker))]);
        await killed.UntilReadinessIsAsync(HttpStatusCode.OK);
        var user = await MediaUser.RegisterAsync(killed.Client);
        var photo = await pictures.QuartersAsync(".jpg");
        var (id, url) = await user.BegunAsync("image/jpeg", photo.Length);
        Assert.Equal(HttpStatusCode.OK, (await user.PutAsync(url, photo)).StatusCode);
        await Patience.UntilAsync(() => Task.FromResult(File.Exists(marker)), "the decoder to begin");
        await killed.KillAsync();

        await using var next = await killed.StartAgainReadyAsync(database.ConnectionString, settings);

        Assert.Equal("ready", (await user.At(next.Client).WaitAsync(id)).GetProperty("status").GetString());
        folder.Delete(recursive: true);
    }

    // Says that it has begun, and does nothing for longer than the test takes.
    private static string SlowDecoder(DirectoryInfo folder, string marker)
    {
        foreach (var program in new[] { "vips", "vipsheader" })
        {
            var path = Path.Combine(folder.FullName, program);
            File.WriteAllText(path, $"#!/bin/sh\ntouch {marker}\nexec sleep 60\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        return folder.FullName;
    }
}

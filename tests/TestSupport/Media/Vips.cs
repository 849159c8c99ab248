using System.Diagnostics;
using System.Globalization;

namespace InstaHub.TestSupport.Media;

/// <summary>The command line tools of libvips, by which tests make pictures and look at what was made of them.</summary>
public static class Vips
{
    /// <summary>Why a test is skipped without them.</summary>
    public const string Missing = "There is no vipsthumbnail; to install: apt-get install -y libvips-tools";

    /// <summary>Whether they are there.</summary>
    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "vipsthumbnail")));

    /// <summary>Runs a tool and gives what it printed.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await Patience.ForAsync(process.WaitForExitAsync(), $"the end of {program} {string.Join(' ', arguments)}");
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }

    /// <summary>The samples of a pixel, 0 to 255 each.</summary>
    public static async Task<int[]> PixelAsync(string path, int x, int y)
    {
        var printed = await RunAsync("vips", "getpoint", path, x.ToString(CultureInfo.InvariantCulture), y.ToString(CultureInfo.InvariantCulture));
        return [.. printed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(sample => (int)Math.Round(double.Parse(sample, CultureInfo.InvariantCulture)))];
    }

    /// <summary>All that the tool tells of a picture, its metadata too.</summary>
    public static Task<string> DescribeAsync(string path) => RunAsync("vipsheader", "-a", path);
}

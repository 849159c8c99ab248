using InstaHub.GrainInterfaces.Media;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Media;

/// <summary>Runs the programs of libvips, which read pictures, with only the loaders that libvips calls safe for untrusted input.</summary>
internal sealed class Decoder(Sandbox sandbox, IOptions<ProcessingOptions> options)
{
    /// <summary>Where what a program prints says enough, in characters.</summary>
    private const int MaxOutput = 500;

    /// <summary>What the C library calls EIO.</summary>
    private const string DiskFailed = "Input/output error";

    private static readonly Dictionary<string, string> Environment = new() { ["VIPS_BLOCK_UNTRUSTED"] = "1", ["VIPS_CONCURRENCY"] = "1" };

    private readonly ProcessingOptions _options = options.Value;
    private readonly Lazy<string?> _folder = new(() => Sandbox.FindFolder(options.Value.VipsPath, "vips", "vipsheader"));

    /// <summary>Whether the programs are installed.</summary>
    public bool IsInstalled => _folder.Value is not null;

    /// <summary>Runs a program in a folder and gives what it printed.</summary>
    /// <exception cref="MediaFailedException">It failed or reached a limit.</exception>
    /// <exception cref="IOException">The disk failed it.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<string> RunAsync(string folder, string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (_folder.Value is not { } programs)
            throw new MediaFailedException(MediaFailures.NoDecoder, "libvips-tools is not installed");

        var printed = "";
        var run = new LimitedRun(Path.Combine(programs, program), folder, arguments, Environment, _options.MaxCpuSeconds, _options.MaxMemoryMiB);
        var end = await sandbox.RunAsync(run, async (output, token) => printed = await Sandbox.ReadTextAsync(output, MaxOutput, token), cancellationToken);
        if (end.Says(DiskFailed))
            throw new IOException($"{program} ended with {end.Code}: {DiskFailed}");
        return end.Code == 0 ? printed : throw new MediaFailedException(FailureOf(end), $"{program} ended with {end.Code}: {end.Errors}");
    }

    private static string FailureOf(ProgramEnd end) =>
        end.Code == ProgramEnd.CpuLimitReached ? MediaFailures.Timeout
        : end.Says("not in a known format") || end.Says("nsupported") ? MediaFailures.UnsupportedType
        : MediaFailures.Damaged;
}

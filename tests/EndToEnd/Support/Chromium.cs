using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(InstaHub.EndToEnd.Support.Chromium))]

namespace InstaHub.EndToEnd.Support;

/// <summary>
/// The machine's Chromium: the one that <c>INSTAHUB_CHROMIUM</c> names, else one in the path. Nothing is downloaded; without one the tests
/// that need it are skipped.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Variable = "INSTAHUB_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A browser without cookies, of its own; the test is skipped where there is no Chromium.</summary>
    public async Task<IBrowserContext> OpenAsync()
    {
        var path = Find();
        Assert.SkipWhen(path is null, $"There is no Chromium. Install one (apt-get install chromium), or name it: {Variable}=/path/to/chromium");
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = path,
                // Its sandbox does not work for root, as whom containers run it.
                ChromiumSandbox = Environment.UserName != "root" ? null : false,
            });
        }
        finally
        {
            _starting.Release();
        }
        var context = await _browser.NewContextAsync();
        context.SetDefaultTimeout((float)Patience.Limit.TotalMilliseconds);
        return context;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _starting.Dispose();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new FileNotFoundException($"{Variable} names a file that is not there.", named);
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}

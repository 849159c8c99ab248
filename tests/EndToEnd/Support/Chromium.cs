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

    /// <summary>The path of the program; the test is skipped where there is none.</summary>
    public static string Path
    {
        get
        {
            var path = Find();
            Assert.SkipWhen(path is null, $"There is no Chromium. Install one (apt-get install chromium), or name it: {Variable}=/path/to/chromium");
            return path;
        }
    }

    /// <summary>A browser without cookies, of its own; the test is skipped where there is no Chromium.</summary>
    /// <param name="options">Its window, language and the like.</param>
    public async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var path = Path;
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            Assertions.SetDefaultExpectTimeout((float)Patience.Limit.TotalMilliseconds);
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = path,
                // Its sandbox does not work for root, as whom containers run it.
                ChromiumSandbox = Environment.UserName != "root" ? null : false,
                // Whoever records hears a beep each second, and is not asked first.
                Args = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
            });
        }
        finally
        {
            _starting.Release();
        }
        var context = await _browser.NewContextAsync(options);
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
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}

using Microsoft.Extensions.Configuration.Memory;

namespace InstaHub.Web.Hosting;

/// <summary>Configuration that holds unless any other source (a file, the environment, the command line) says otherwise.</summary>
internal static class WebDefaults
{
    /// <summary>Loopback, so that nothing is offered to a network before an operator says so.</summary>
    private const string Address = "http://127.0.0.1:5000";

    private static readonly string[] AddressKeys =
        [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];

    public static void AddTo(IConfigurationManager configuration)
    {
        var defaults = new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        };
        if (AddressKeys.All(key => string.IsNullOrEmpty(configuration[key])))
            defaults[WebHostDefaults.ServerUrlsKey] = Address;

        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = defaults });
    }
}

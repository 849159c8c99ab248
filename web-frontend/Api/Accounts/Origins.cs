using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Web.Api.Accounts;

/// <summary>Tells where a request comes from.</summary>
internal static class Origins
{
    public static Origin GetOrigin(this HttpContext context) =>
        new(context.Connection.RemoteIpAddress?.ToString() ?? "unknown", Cut(context.Request.Headers.UserAgent.ToString()));

    private static string Cut(string device)
    {
        if (device.Length <= Origin.MaxDeviceLength)
            return device;
        // Not between the two halves of a character.
        var length = char.IsHighSurrogate(device[Origin.MaxDeviceLength - 1]) ? Origin.MaxDeviceLength - 1 : Origin.MaxDeviceLength;
        return device[..length];
    }
}

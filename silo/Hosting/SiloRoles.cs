namespace InstaHub.Silo.Hosting;

/// <summary>What a process does: host grains, serve HTTP, or both.</summary>
[Flags]
public enum SiloRoles
{
    None = 0,
    Silo = 1,
    Web = 2,
}

/// <summary>Reads <see cref="SiloRoles"/> from the configuration key <c>Silo:Roles</c>: <c>silo</c>, <c>web</c> or <c>silo,web</c>, the default.</summary>
public static class SiloRolesConfiguration
{
    public const string Key = "Silo:Roles";

    /// <exception cref="RolesException">The value names something else.</exception>
    public static SiloRoles ReadRoles(this IConfiguration configuration)
    {
        var text = configuration[Key];
        if (string.IsNullOrWhiteSpace(text))
            return SiloRoles.Silo | SiloRoles.Web;

        var roles = SiloRoles.None;
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            roles |= name switch
            {
                "silo" => SiloRoles.Silo,
                "web" => SiloRoles.Web,
                _ => throw new RolesException($"{Key} is '{text}': it names silo, web, or both with a comma between."),
            };
        }

        return roles;
    }
}

/// <summary>The configuration names a role that there is not; the message says which there are.</summary>
public sealed class RolesException(string message) : Exception(message);

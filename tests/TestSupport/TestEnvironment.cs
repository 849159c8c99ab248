namespace InstaHub.TestSupport;

/// <summary>What <c>./instahub test</c> tells the tests about PostgreSQL.</summary>
public static class TestEnvironment
{
    /// <summary>Connection string of a superuser on a server where databases can be made and dropped.</summary>
    public static string ServerConnectionString => Required("INSTAHUB_TEST_POSTGRES");

    /// <summary>Folder of <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>.</summary>
    public static string PostgresPrograms => Required("INSTAHUB_POSTGRES_BIN");

    /// <summary>Folder in which servers of tests have their data; it belongs to <see cref="PostgresUser"/>.</summary>
    public static string PostgresScratch => Required("INSTAHUB_POSTGRES_SCRATCH");

    /// <summary>The user those programs run as; null when it is the caller. PostgreSQL does not run as root.</summary>
    public static string? PostgresUser => Environment.GetEnvironmentVariable("INSTAHUB_POSTGRES_USER");

    /// <summary>The script of the linter of OpenAPI documents, run by Node.js; installed in <c>tests/OpenApiLint</c>.</summary>
    public static string OpenApiLinter => Required("INSTAHUB_OPENAPI_LINTER");

    private static string Required(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{name} is not set: run the tests by `./instahub test`, which starts a PostgreSQL for them.");
}

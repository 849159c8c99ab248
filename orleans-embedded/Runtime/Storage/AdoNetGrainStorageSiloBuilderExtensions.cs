using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Embedded;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Configuration
{
    /// <summary>Grain states in a database.</summary>
    public class AdoNetGrainStorageOptions
    {
        public const int DEFAULT_INIT_STAGE = ServiceLifecycleStage.ApplicationServices;

        public string? ConnectionString { get; set; }

        /// <summary>Takes the place of <see cref="ConnectionString"/>; an <see cref="NpgsqlDataSource"/>.</summary>
        public System.Data.Common.DbDataSource? DataSource { get; set; }

        /// <summary>The database's kind. The embedded runtime has Npgsql alone.</summary>
        public string Invariant { get; set; } = "Npgsql";

        /// <summary>Whether clearing deletes the row. Default: it stays, empty.</summary>
        public bool DeleteStateOnClear { get; set; }

        /// <summary>When the silo's start gets to it. Default: application services.</summary>
        public int InitStage { get; set; } = DEFAULT_INIT_STAGE;

        /// <summary>The stored form. Default: JSON.</summary>
        public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
    }
}

namespace Orleans.Hosting
{
    /// <summary>Grain states in a database.</summary>
    public static class AdoNetGrainStorageSiloBuilderExtensions
    {
        private const string Default = "Default";

        public static ISiloBuilder AddAdoNetGrainStorage(this ISiloBuilder builder, string name, Action<AdoNetGrainStorageOptions> configureOptions) =>
            builder.AddAdoNetGrainStorage(name, options => options.Configure(configureOptions));

        public static ISiloBuilder AddAdoNetGrainStorage(this ISiloBuilder builder, string name, Action<OptionsBuilder<AdoNetGrainStorageOptions>>? configureOptions = null)
        {
            configureOptions?.Invoke(builder.Services.AddOptions<AdoNetGrainStorageOptions>(name));
            builder.Services.AddKeyedSingleton<IGrainStorage>(name, (services, _) => Create(services, name));
            builder.Services.AddSingleton(services => (ILifecycleParticipant<ISiloLifecycle>)services.GetRequiredKeyedService<IGrainStorage>(name));
            return builder;
        }

        public static ISiloBuilder AddAdoNetGrainStorageAsDefault(this ISiloBuilder builder, Action<AdoNetGrainStorageOptions> configureOptions) =>
            builder.AddAdoNetGrainStorageAsDefault(options => options.Configure(configureOptions));

        public static ISiloBuilder AddAdoNetGrainStorageAsDefault(this ISiloBuilder builder, Action<OptionsBuilder<AdoNetGrainStorageOptions>>? configureOptions = null)
        {
            builder.AddAdoNetGrainStorage(Default, configureOptions);
            builder.Services.AddSingleton(services => services.GetRequiredKeyedService<IGrainStorage>(Default));
            return builder;
        }

        private static AdoNetGrainStorage Create(IServiceProvider services, string name)
        {
            var options = services.GetRequiredService<IOptionsMonitor<AdoNetGrainStorageOptions>>().Get(name);
            return new(
                name,
                services.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId,
                DataSources.Of(options.Invariant, options.DataSource, options.ConnectionString),
                options.GrainStorageSerializer ?? services.GetService<IGrainStorageSerializer>() ?? new JsonStateSerializer(),
                options.DeleteStateOnClear,
                options.InitStage);
        }

        private sealed class JsonStateSerializer : IGrainStorageSerializer
        {
            public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

            public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span);
        }
    }
}

namespace Orleans.Embedded
{
    /// <summary>The database that options name.</summary>
    internal static class DataSources
    {
        public static NpgsqlDataSource Of(string invariant, System.Data.Common.DbDataSource? dataSource, string? connectionString) =>
            (invariant, dataSource, connectionString) switch
            {
                (not "Npgsql", _, _) => throw new OrleansConfigurationException($"The embedded runtime has no database of the kind '{invariant}', only Npgsql"),
                (_, NpgsqlDataSource given, _) => given,
                (_, _, { Length: > 0 } text) => NpgsqlDataSource.Create(text),
                _ => throw new OrleansConfigurationException("Neither a data source nor a connection string is given"),
            };
    }
}

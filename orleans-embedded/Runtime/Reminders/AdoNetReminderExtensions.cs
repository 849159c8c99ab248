using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans.Configuration
{
    /// <summary>Reminders in a database.</summary>
    public class AdoNetReminderTableOptions
    {
        public string? ConnectionString { get; set; }

        /// <summary>Takes the place of <see cref="ConnectionString"/>; an Npgsql one.</summary>
        public System.Data.Common.DbDataSource? DataSource { get; set; }

        /// <summary>The database's kind. The embedded runtime has Npgsql alone.</summary>
        public string Invariant { get; set; } = "Npgsql";
    }
}

namespace Orleans.Hosting
{
    /// <summary>Reminders in a database.</summary>
    public static class SiloBuilderReminderExtensions
    {
        public static ISiloBuilder UseAdoNetReminderService(this ISiloBuilder builder, Action<AdoNetReminderTableOptions> configureOptions) =>
            builder.UseAdoNetReminderService(options => options.Configure(configureOptions));

        public static ISiloBuilder UseAdoNetReminderService(this ISiloBuilder builder, Action<OptionsBuilder<AdoNetReminderTableOptions>> configureOptions)
        {
            configureOptions(builder.Services.AddOptions<AdoNetReminderTableOptions>());
            builder.Services.AddSingleton(services =>
            {
                var options = services.GetRequiredService<IOptions<AdoNetReminderTableOptions>>().Value;
                return new ReminderTable(services.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId, DataSources.Of(options.Invariant, options.DataSource, options.ConnectionString));
            });
            builder.Services.AddSingleton<ReminderService>();
            builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => services.GetRequiredService<ReminderService>());
            return builder;
        }
    }
}

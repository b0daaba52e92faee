package dev.gradus.core.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunParametersTest {

    /** Elements, the options they mean, the words that are none. */
    static Stream<Arguments> readable() {
        return Stream.of(
                row(List.of(), "{}"),
                row(List.of("-p", "8080:80"), "{PUBLISH=[8080:80]}"),
                row(List.of("-p 8080:80"), "{PUBLISH=[8080:80]}"),
                row(List.of("-p8080:80"), "{PUBLISH=[8080:80]}"),
                row(List.of("-p=8080:80"), "{PUBLISH=[8080:80]}"),
                row(List.of("--publish", "8080:80"), "{PUBLISH=[8080:80]}"),
                row(List.of("--publish=8080:80"), "{PUBLISH=[8080:80]}"),
                row(List.of("--publish 8080:80"), "{PUBLISH=[8080:80]}"),
                row(List.of("-p", "80", "-p", "81:81/udp"), "{PUBLISH=[80, 81:81/udp]}"),
                row(List.of("-p", "8080:80", "--rm"), "{REMOVE=[true], PUBLISH=[8080:80]}"),
                row(List.of("--rm -p 8080:80"), "{REMOVE=[true], PUBLISH=[8080:80]}"),
                row(List.of("  --rm\t\n"), "{REMOVE=[true]}"),
                row(List.of("--rm=false"), "{REMOVE=[false]}"),
                row(List.of("--rm", "--rm=false"), "{REMOVE=[false]}"),
                row(List.of("-it"), "{INTERACTIVE=[true], TTY=[true]}"),
                row(List.of("-itd"), "{DETACH=[true], INTERACTIVE=[true], TTY=[true]}"),
                row(List.of("-itp", "80:80"), "{INTERACTIVE=[true], TTY=[true], PUBLISH=[80:80]}"),
                row(List.of("-itp80:80"), "{INTERACTIVE=[true], TTY=[true], PUBLISH=[80:80]}"),
                row(List.of("-dw/app"), "{DETACH=[true], WORKDIR=[/app]}"),
                row(List.of("-i=false"), "{INTERACTIVE=[false]}"),
                row(List.of("--memory=256m"), "{MEMORY=[256m]}"),
                row(List.of("-m", "1.5g"), "{MEMORY=[1.5g]}"),
                row(List.of("--memory", "256m", "--memory=1g"), "{MEMORY=[1g]}"),
                row(List.of("-e", "A=b"), "{ENV=[A=b]}"),
                row(List.of("-eA=b"), "{ENV=[A=b]}"),
                row(List.of("-e", "A=b c"), "{ENV=[A=b c]}"),
                row(List.of("-e 'A=b c'"), "{ENV=[A=b c]}"),
                row(List.of("-e \"A=b c\" --rm"), "{REMOVE=[true], ENV=[A=b c]}"),
                row(List.of("-e A='b c'"), "{ENV=[A=b c]}"),
                row(List.of("-e A=b\\ c"), "{ENV=[A=b c]}"),
                row(List.of("--env='A=it'\\''s'", "--rm"), "{REMOVE=[true], ENV=['A=it'\\''s']}", "kept"),
                row(List.of("-e A=\"say \\\"hi\\\"\""), "{ENV=[A=say \"hi\"]}"),
                row(List.of("-e", "A=--privileged"), "{ENV=[A=--privileged]}"),
                row(List.of("-e", "A="), "{ENV=[A=]}"),
                row(List.of("-e", "A=b=c"), "{ENV=[A=b=c]}"),
                row(List.of("-e", "JSON={\"a\": 1}"), "{ENV=[JSON={\"a\": 1}]}"),
                row(List.of("--env=JSON={\"a\":1}"), "{ENV=[JSON={\"a\":1}]}"),
                row(List.of("--env=P=\\d+"), "{ENV=[P=\\d+]}"),
                row(List.of("-v", "/data:/data"), "{VOLUME=[/data:/data]}"),
                row(List.of("-v", "/data:/data:ro"), "{VOLUME=[/data:/data:ro]}"),
                row(List.of("-v", "./src:/app:rw,z"), "{VOLUME=[./src:/app:rw,z]}"),
                row(List.of("-v", "cache:/var/cache"), "{VOLUME=[cache:/var/cache]}"),
                row(List.of("-v", "/anonymous"), "{VOLUME=[/anonymous]}"),
                row(List.of("-v", "/with space:/app"), "{VOLUME=[/with space:/app]}"),
                row(
                        List.of("--mount", "type=bind,source=/a,target=/b,readonly"),
                        "{MOUNT=[type=bind,source=/a,target=/b,readonly]}"),
                row(List.of("--tmpfs", "/run:size=64m,mode=1777"), "{TMPFS=[/run:size=64m,mode=1777]}"),
                row(List.of("--network", "my-net"), "{NETWORK=[my-net]}"),
                row(List.of("--net=none"), "{NETWORK=[none]}"),
                row(List.of("--name", "my-running-app"), "{NAME=[my-running-app]}"),
                row(List.of("--cpus=.5"), "{CPUS=[.5]}"),
                row(List.of("--ulimit", "nofile=1024:2048"), "{ULIMIT=[nofile=1024:2048]}"),
                row(List.of("--user", "1000:1000"), "{USER=[1000:1000]}"),
                row(List.of("-u", "root"), "{USER=[root]}"),
                row(List.of("--entrypoint", ""), "{ENTRYPOINT=[]}"),
                row(List.of("--entrypoint=/bin/sh"), "{ENTRYPOINT=[/bin/sh]}"),
                row(List.of("--platform", "linux/arm64/v8"), "{PLATFORM=[linux/arm64/v8]}"),
                row(List.of("--restart", "on-failure:3"), "{RESTART=[on-failure:3]}"),
                row(List.of("--privileged"), "{PRIVILEGED=[true]}"),
                row(List.of("--device=/dev/null:/dev/x:rwm"), "{DEVICE=[/dev/null:/dev/x:rwm]}"),
                row(List.of("--cap-add", "NET_ADMIN"), "{CAP_ADD=[NET_ADMIN]}"),
                row(List.of("--add-host", "db:10.0.0.1"), "{ADD_HOST=[db:10.0.0.1]}"),
                row(List.of("--health-interval=1m30s"), "{HEALTH_INTERVAL=[1m30s]}"),
                row(List.of("-P"), "{PUBLISH_ALL=[true]}"),
                row(List.of("-h", "box"), "{HOSTNAME=[box]}"),
                row(List.of("-l", "a=b", "--label=c"), "{LABEL=[a=b, c]}"),
                row(List.of("busybox:local"), "{}", "busybox:local"),
                row(
                        List.of("--rm", "busybox:local", "sh", "-c", "exit 3"),
                        "{REMOVE=[true]}",
                        "busybox:local",
                        "sh",
                        "-c",
                        "exit 3"),
                row(
                        List.of("--rm busybox:local sh -c 'exit 3'"),
                        "{REMOVE=[true]}",
                        "busybox:local",
                        "sh",
                        "-c",
                        "exit 3"),
                row(List.of("busybox:local", "--privileged"), "{}", "busybox:local", "--privileged"),
                row(List.of("--", "busybox:local", "--rm"), "{}", "busybox:local", "--rm"),
                row(List.of("--rm", "--", "--odd"), "{REMOVE=[true]}", "--odd"),
                row(List.of("-"), "{}", "-"));
    }

    private static Arguments row(List<String> elements, String options, String... words) {
        return arguments(elements, options, List.of(words).equals(List.of("kept")) ? List.of() : List.of(words));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void parseShouldReadWhatDockerReads(List<String> elements, String options, List<String> words) {
        RunParameters parameters = RunParameters.parse(elements);

        assertThat(parameters.faults()).isEmpty();
        assertThat(parameters.options().entries()).hasToString(options);
        assertThat(parameters.words()).isEqualTo(words);
    }

    /** Elements, and all that is said about them. */
    static Stream<Arguments> refused() {
        return Stream.of(
                fault("UNKNOWN_OPTION docker run has no option --frobnicate", "--frobnicate"),
                fault("UNKNOWN_OPTION docker run has no option --frobnicate", "--frobnicate=1"),
                fault("UNKNOWN_OPTION docker run has no option -x", "-x"),
                fault("UNKNOWN_OPTION docker run has no option -x", "-itx"),
                fault("UNKNOWN_OPTION docker run has no option --mem", "--mem=1g"),
                fault("UNKNOWN_OPTION docker run has no option --Privileged", "--Privileged"),
                fault("UNKNOWN_OPTION docker run has no option --", "--=x"),
                fault(
                        "UNSUPPORTED_OPTION --env-file is not supported: write its variables with --env",
                        "--env-file",
                        "/etc/passwd"),
                fault(
                        "UNSUPPORTED_OPTION --cidfile is not supported: the step's results hold the container's id",
                        "--cidfile=/tmp/x"),
                fault("UNSUPPORTED_OPTION --pull is not supported: put a docker_pull step before", "--pull=always"),
                fault(
                        "BAD_VALUE -p takes [[address:]hostPort:]containerPort[/tcp|udp|sctp], or ranges of the same size, found nothing",
                        "-p"),
                fault(
                        "BAD_VALUE -p takes [[address:]hostPort:]containerPort[/tcp|udp|sctp], or ranges of the same size, found '--rm'",
                        "-p",
                        "--rm"),
                fault(
                        "BAD_VALUE --publish takes [[address:]hostPort:]containerPort[/tcp|udp|sctp], or ranges of the same size, found '70000:80'",
                        "--publish=70000:80"),
                fault(
                        "BAD_VALUE -p takes [[address:]hostPort:]containerPort[/tcp|udp|sctp], or ranges of the same size, found '1-3:1-2'",
                        "-p1-3:1-2"),
                fault("BAD_VALUE --rm stands alone, or takes =true or =false, found 'maybe'", "--rm=maybe"),
                fault("BAD_VALUE --memory takes a size such as 64m or 1g, found 'much'", "--memory=much"),
                fault("BAD_VALUE --memory takes a size such as 64m or 1g, found '-5m'", "--memory=-5m"),
                fault(
                        "BAD_VALUE -e takes NAME=value (a value of the worker's own environment cannot be passed on), found 'PATH'",
                        "-e",
                        "PATH"),
                fault(
                        "BAD_VALUE -e takes NAME=value (a value of the worker's own environment cannot be passed on), found '=x'",
                        "-e",
                        "=x"),
                fault(
                        "BAD_VALUE -v takes /target, /path:/target[:ro] or name:/target[:ro], found 'relative'",
                        "-v",
                        "relative"),
                fault(
                        "BAD_VALUE -v takes /target, /path:/target[:ro] or name:/target[:ro], found '/a:/b:ro:x'",
                        "-v",
                        "/a:/b:ro:x"),
                fault(
                        "BAD_VALUE -v takes /target, /path:/target[:ro] or name:/target[:ro], found '/a:/b:odd'",
                        "-v",
                        "/a:/b:odd"),
                fault(
                        "BAD_VALUE -v takes /target, /path:/target[:ro] or name:/target[:ro], found '~/a:/b'",
                        "-v",
                        "~/a:/b"),
                fault(
                        "BAD_VALUE --mount takes type=bind|volume|tmpfs,source=…,target=/…[,readonly], found 'type=npipe,target=/x'",
                        "--mount",
                        "type=npipe,target=/x"),
                fault(
                        "BAD_VALUE --mount takes type=bind|volume|tmpfs,source=…,target=/…[,readonly], found 'type=bind,target=/x'",
                        "--mount=type=bind,target=/x"),
                fault(
                        "BAD_VALUE --mount takes type=bind|volume|tmpfs,source=…,target=/…[,readonly], found 'type=bind,source=/a,target=/b,type=volume'",
                        "--mount=type=bind,source=/a,target=/b,type=volume"),
                fault(
                        "BAD_VALUE --name takes a name of letters, digits, '_', '.' and '-', found 'a b'",
                        "--name",
                        "a b"),
                fault(
                        "BAD_VALUE -l takes name or name=value, and names must not begin with dev.gradus., found 'dev.gradus.task=7'",
                        "-l",
                        "dev.gradus.task=7"),
                fault("BAD_VALUE --workdir takes an absolute path, found 'app'", "--workdir=app"),
                fault(
                        "BAD_VALUE --platform takes os/architecture[/variant], found 'Linux Intel'",
                        "--platform",
                        "Linux Intel"),
                fault("BAD_WORD a quote is never closed in '-e 'A=b c'", "-e 'A=b c"),
                fault("BAD_WORD a quote is never closed in '-e A=b \\'", "-e A=b \\"));
    }

    private static Arguments fault(String expected, String... elements) {
        return arguments(List.of(elements), expected);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void parseShouldSayWhatItDoesNotTake(List<String> elements, String expected) {
        assertThat(RunParameters.parse(elements).faults())
                .extracting(fault -> fault.code() + " " + fault.message())
                .containsExactly(expected);
    }

    @Test
    void parseShouldTellEveryFault() {
        RunParameters parameters = RunParameters.parse(List.of("--rm", "--what", "--cpus=many", "-p", "80"));

        assertThat(parameters.faults()).extracting(OptionFault::option).containsExactly("--what", "--cpus");
        assertThat(parameters.options().ports()).hasSize(1);
    }

    @Test
    void everyOptionShouldBeReadByItsLongNameAndItsLetter() {
        for (RunOption option : RunOption.values()) {
            List<String> spellings = option.spellings();
            for (String spelling : spellings) {
                List<String> elements =
                        option.isSwitch() ? List.of(spelling) : List.of(spelling, OptionExamples.of(option.syntax()));
                assertThat(RunParameters.parse(elements).faults()).as(spelling).isEmpty();
                assertThat(RunParameters.parse(elements).options().given()).containsExactly(option);
            }
        }
    }

    @Test
    void noSpellingShouldMeanTwoOptions() {
        List<String> all = Stream.of(RunOption.values())
                .flatMap(option -> option.spellings().stream())
                .toList();

        assertThat(all).doesNotHaveDuplicates();
        assertThat(RunOption.UNSUPPORTED.keySet()).noneMatch(name -> all.contains("--" + name));
    }
}

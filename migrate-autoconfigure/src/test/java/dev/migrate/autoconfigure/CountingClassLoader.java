package dev.migrate.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Counts what is done with the jars behind the resources of another class loader. */
final class CountingClassLoader extends ClassLoader {

    private final ClassLoader resources;
    private final Map<String, Integer> reads = new TreeMap<>();
    private int opened;
    private int listed;
    private int closed;

    CountingClassLoader(ClassLoader resources) {
        super(null);
        this.resources = resources;
    }

    /** How often a jar was opened. */
    int opened() {
        return this.opened;
    }

    /** How often the entries of a jar were gone through. */
    int listed() {
        return this.listed;
    }

    /** How often a jar was closed. */
    int closed() {
        return this.closed;
    }

    /** How often each entry was read. */
    Map<String, Integer> reads() {
        return this.reads;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> counted = new ArrayList<>();
        for (URL url : Collections.list(this.resources.getResources(name))) {
            counted.add(new URL(null, url.toString(), new Handler(url)));
        }
        return Collections.enumeration(counted);
    }

    private final class Handler extends URLStreamHandler {

        private final URL real;

        Handler(URL real) {
            this.real = real;
        }

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            return new Connection((JarURLConnection) this.real.openConnection());
        }
    }

    private final class Connection extends JarURLConnection {

        private final JarURLConnection real;

        Connection(JarURLConnection real) throws IOException {
            super(real.getURL());
            this.real = real;
        }

        @Override
        public void connect() throws IOException {
            this.real.connect();
        }

        @Override
        public void setUseCaches(boolean useCaches) {
            this.real.setUseCaches(useCaches);
        }

        @Override
        public JarFile getJarFile() throws IOException {
            CountingClassLoader.this.opened++;
            String outer =
                    getURL().toString().replaceFirst("^jar:(file|nested):", "").replaceFirst("(/!.*|!/.*)", "");
            return new Jar(new File(URI.create("file:" + outer)), this.real.getJarFile());
        }
    }

    /** Forwards to a jar that may be in another one; only for the class it has a file of its own. */
    private final class Jar extends JarFile {

        private final JarFile real;

        Jar(File file, JarFile real) throws IOException {
            super(file);
            this.real = real;
        }

        @Override
        public Manifest getManifest() throws IOException {
            return this.real.getManifest();
        }

        @Override
        public ZipEntry getEntry(String name) {
            return this.real.getEntry(name);
        }

        @Override
        public Enumeration<JarEntry> entries() {
            CountingClassLoader.this.listed++;
            return this.real.entries();
        }

        @Override
        public Stream<JarEntry> stream() {
            CountingClassLoader.this.listed++;
            return this.real.stream();
        }

        @Override
        public synchronized InputStream getInputStream(ZipEntry entry) throws IOException {
            CountingClassLoader.this.reads.merge(entry.getName(), 1, Integer::sum);
            return this.real.getInputStream(entry);
        }

        @Override
        public void close() throws IOException {
            CountingClassLoader.this.closed++;
            this.real.close();
            super.close();
        }
    }
}
